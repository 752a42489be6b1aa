import { CheckboxField, QuantityField } from '@poros/ui';
import {
  FormGroup,
  FormPage,
  Loaded,
  format,
  t,
  useForm,
  useQueryOf,
  useSave,
  type Form,
  type OutputOf,
} from '@poros/web-kit';
import { ConfigTimeline } from './config-history.tsx';
import { POLICY, policyChanges, policyOf, type Policy } from './policy.ts';

type Settings = OutputOf<'admin.list_config'>['rows'];

/** How people sign in: every rule in one form, with what it means in plain words. */
export function SignInPolicy() {
  const settings = useQueryOf('admin.list_config', { module: 'identity', limit: 100 });
  return (
    <Loaded query={settings}>
      {({ rows }) => <PolicyForm key={rows.map((row) => row.version).join()} settings={rows} />}
    </Loaded>
  );
}

function PolicyForm({ settings }: { settings: Settings }) {
  const form = useForm<Policy>(policyOf(settings));
  const save = useSave('admin.change_settings', form, (values) => ({
    changes: policyChanges(values, settings),
  }));
  return (
    <FormPage
      title={t('admin.policy')}
      back={{ to: '/admin/config', word: t('admin.config') }}
      form={form}
      save={save}
      permission="admin.config.change"
      side={<History />}
    >
      <FormGroup title={t('admin.policy_password')}>
        <Figure form={form} name="length" unit="characters" />
        <Figure form={form} name="expires" unit="days" hint={t('admin.policy_never_hint')} />
        <div className="sm:col-span-2">
          <CheckboxField label={t('admin.policy_mixed')} {...form.field('isMixed')} />
        </div>
      </FormGroup>
      <FormGroup title={t('admin.policy_lock')}>
        <Figure form={form} name="failures" unit="tries" />
        <Figure form={form} name="lock_min" unit="minutes" />
      </FormGroup>
      <FormGroup title={t('admin.policy_session')}>
        <Figure form={form} name="idle" unit="minutes" />
        <Figure form={form} name="max" unit="hours" />
        <Figure form={form} name="device" unit="days" />
      </FormGroup>
      <Effects values={form.values} />
    </FormPage>
  );
}

type FigureName = keyof typeof POLICY;

function Figure(props: { form: Form<Policy>; name: FigureName; unit: string; hint?: string }) {
  const { form, name, unit, hint } = props;
  const { min, max } = POLICY[name];
  const range = t('admin.between', { from: format.count(min), to: format.count(max) });
  const { value } = form.field(name);
  const isWrong = value !== '' && (Number(value) < min || Number(value) > max);
  return (
    <QuantityField
      {...form.field(name)}
      label={t(`admin.policy_${name}`)}
      unit={t(`admin.policy_${unit}`)}
      hint={[range, hint].filter(Boolean).join(' ')}
      error={isWrong ? range : form.field(name).error}
      decimals={0}
      isRequired
    />
  );
}

/** The rules as a person would tell them to a new colleague; follows what is typed. */
function Effects({ values }: { values: Policy }) {
  const n = (text: string) => format.count(text || '0');
  const sentences = [
    t('admin.effect_length', { n: n(values.length) }),
    values.isMixed && t('admin.effect_mixed'),
    Number(values.expires) > 0
      ? t('admin.effect_expires', { n: n(values.expires) })
      : t('admin.effect_no_expiry'),
    t('admin.effect_lock', { n: n(values.failures), minutes: n(values.lock_min) }),
    t('admin.effect_idle', { n: n(values.idle), hours: n(values.max) }),
    t('admin.effect_device', { n: n(values.device) }),
    t('admin.policy_now'),
  ].filter((sentence) => sentence !== false);
  return (
    <section aria-live="polite">
      <h2 className="text-heading font-semibold pb-2">{t('admin.policy_effect')}</h2>
      <ul className="list-disc ps-5 flex flex-col gap-1.5 max-w-160">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function History() {
  const history = useQueryOf('admin.list_config_changes', { module: 'identity', limit: 20 });
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading font-semibold">{t('admin.policy_history')}</h2>
      <Loaded query={history}>{({ rows }) => <ConfigTimeline hasNames changes={rows} />}</Loaded>
    </section>
  );
}
