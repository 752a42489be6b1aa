import { Button, CheckboxField, ErrorPanel, SelectField, TextField, useMedia } from '@poros/ui';
import {
  AccountNav,
  FormGroup,
  Loaded,
  t,
  useForm,
  useQueryOf,
  useSave,
  useWords,
  type OutputOf,
} from '@poros/web-kit';
import { toast } from '@poros/ui';
import { Browsers } from './browsers.tsx';

type Kept = OutputOf<'notification.get_own_preferences'>;
type Kind = Kept['kinds'][number];

/** How and when one wants to be told, kind by kind. */
export function Preferences() {
  useWords();
  const query = useQueryOf('notification.get_own_preferences', {});
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('notification.preferences')}</h1>
      </header>
      <AccountNav />
      <div className="flex-1 min-h-0 overflow-auto">
        <Loaded query={query}>
          {(kept) => (
            <div className="max-w-260 p-4 flex flex-col gap-8">
              <Choices kept={kept} onSaved={() => void query.refetch()} />
              <Browsers rows={kept.browsers} onChanged={() => void query.refetch()} />
            </div>
          )}
        </Loaded>
      </div>
    </div>
  );
}

function Choices({ kept, onSaved }: { kept: Kept; onSaved(): void }) {
  const form = useForm({
    kinds: kept.kinds,
    quietFrom: kept.quietFrom ?? '',
    quietTo: kept.quietTo ?? '',
    dailyAt: kept.dailyAt,
  });
  const save = useSave(
    'notification.set_own_preferences',
    form,
    (values) => ({
      ...values,
      kinds: [...values.kinds],
      quietFrom: values.quietFrom || null,
      quietTo: values.quietTo || null,
    }),
    () => {
      toast({ text: t('notification.saved') });
      onSaved();
    },
  );
  const kinds = form.field('kinds');
  const put = (changed: Kind) =>
    kinds.onChange(kinds.value.map((one) => (one.kind === changed.kind ? changed : one)));
  return (
    <>
      <section>
        <p className="text-muted pb-4">
          {kept.hasMailServer
            ? t('notification.by_mail_to', { email: kept.email })
            : t('notification.no_mail_yet')}
        </p>
        {form.problem && <ErrorPanel trouble={form.problem} />}
        <div className={`${ROW} max-md:hidden text-small text-muted border-b border-line pb-1`}>
          <span>{t('notification.about')}</span>
          <span>{t('notification.in_bell')}</span>
          <span>{t('notification.by_push')}</span>
          <span>{t('notification.by_mail')}</span>
        </div>
        <ul className="divide-y divide-line border-b border-line">
          {kinds.value.map((kind) => (
            <OneKind key={kind.kind} kind={kind} onChange={put} />
          ))}
        </ul>
      </section>
      <FormGroup title={t('notification.when')}>
        <TextField
          label={t('notification.quiet_from')}
          hint={t('notification.quiet_hint')}
          type="time"
          {...form.field('quietFrom')}
        />
        <TextField label={t('notification.quiet_to')} type="time" {...form.field('quietTo')} />
        <TextField
          label={t('notification.daily_at')}
          hint={t('notification.daily_hint')}
          type="time"
          {...form.field('dailyAt')}
        />
        <div>
          <Button
            look="primary"
            whyNot={form.isDirty ? undefined : t('notification.nothing_changed')}
            onClick={() => void save(form.values)}
          >
            {t('kit.save')}
          </Button>
        </div>
      </FormGroup>
    </>
  );
}

const ROW =
  'grid gap-x-6 gap-y-1 grid-cols-[auto_auto_minmax(0,1fr)] md:grid-cols-[minmax(0,1fr)_64px_64px_200px]';
const PACES = ['at_once', 'hourly', 'daily', 'off'] as const;

function OneKind({ kind, onChange }: { kind: Kind; onChange(kind: Kind): void }) {
  const isWide = useMedia('(min-width: 768px)');
  const name = t(`${kind.kind.replace('.', '.notice.')}.name`);
  return (
    <li className={`${ROW} py-1 max-md:py-3 items-center`}>
      <b className="font-medium max-md:col-span-3">{name}</b>
      <CheckboxField
        label={t('notification.in_bell')}
        isLabelHidden={isWide}
        name={`${kind.kind} bell`}
        value={kind.isShown}
        onChange={(isShown) => onChange({ ...kind, isShown })}
      />
      <CheckboxField
        label={t('notification.by_push')}
        isLabelHidden={isWide}
        name={`${kind.kind} push`}
        value={kind.isPushed}
        onChange={(isPushed) => onChange({ ...kind, isPushed })}
      />
      <SelectField
        label={t('notification.by_mail')}
        isLabelHidden
        name={`${kind.kind} mail`}
        value={kind.email}
        choices={PACES.map((value) => ({ value, word: t(`notification.pace.${value}`) }))}
        onChange={(email) => {
          if (email) onChange({ ...kind, email });
        }}
      />
    </li>
  );
}
