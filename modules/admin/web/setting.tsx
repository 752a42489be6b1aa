import { ask, CheckboxField, KeyValues, QuantityField, SelectField, TextField } from '@poros/ui';
import {
  FormGroup,
  FormPage,
  Loaded,
  format,
  t,
  useCommand,
  useForm,
  useParam,
  useQueryOf,
  useSave,
  type FieldBinding,
  type Form,
  type RowOf,
} from '@poros/web-kit';
import { ConfigTimeline } from './config-history.tsx';
import { valueText } from './looks.ts';
import {
  choicesOfSetting,
  kindOfSetting,
  limitsOfSetting,
  settingToText,
  textToSetting,
} from './setting-editor.ts';
import { settingWord } from './setting-word.ts';

type Setting = RowOf<'admin.list_config'>;

/** One setting: its value now, the default, and who changed it before. */
export function SettingPage() {
  const key = useParam('key');
  const settings = useQueryOf('admin.list_config', { search: key });
  return (
    <Loaded query={settings}>
      {({ rows }) => {
        const setting = rows.find((row) => row.key === key);
        return setting && <SettingForm key={setting.version} setting={setting} />;
      }}
    </Loaded>
  );
}

function SettingForm({ setting }: { setting: Setting }) {
  const { key, version, isDefault } = setting;
  const kind = kindOfSetting(setting.schema);
  const form = useForm({ value: settingToText(kind, setting.value) });
  const save = useSave('admin.change_config', form, ({ value }) => ({
    key,
    version,
    value: textToSetting(kind, value) ?? null,
  }));
  const reset = useCommand('admin.reset_config');
  async function useDefault() {
    const yes = await ask({
      title: t('admin.reset_title', { setting: settingWord(key) }),
      body: t('admin.reset_body', { value: valueText(setting.defaultValue) }),
      verb: t('admin.reset'),
    });
    if (yes) await reset.run({ key });
  }
  return (
    <FormPage
      title={settingWord(key)}
      subtitle={key}
      back={{ to: '/admin/config', word: t('admin.config') }}
      form={form}
      save={save}
      permission="admin.config.change"
      problem={reset.problem}
      actions={isDefault ? [] : [{ word: t('admin.reset'), run: () => void useDefault() }]}
      side={<History settingKey={key} />}
    >
      <FormGroup columns={1}>
        <ValueField form={form} setting={setting} />
        <div className="-mx-4">
          <KeyValues
            items={[
              { word: t('admin.default'), value: valueText(setting.defaultValue) },
              { word: t('admin.changed_by'), value: setting.changedByName },
            ]}
          />
        </div>
      </FormGroup>
    </FormPage>
  );
}

/** A field that fits the setting's schema. */
function ValueField({ form, setting }: { form: Form<{ value: string }>; setting: Setting }) {
  const field = form.field('value');
  const common = {
    ...field,
    label: t('admin.value'),
    hint: [hintOf(setting.schema), t('admin.holds_at_once')].filter(Boolean).join(' '),
  };
  switch (kindOfSetting(setting.schema)) {
    case 'yesNo':
      return <YesNo field={field} />;
    case 'figure':
      return <QuantityField {...common} decimals={0} />;
    case 'decimal':
      return <QuantityField {...common} />;
    case 'choice':
      return (
        <SelectField
          {...common}
          choices={choicesOfSetting(setting.schema).map((value) => ({ value, word: value }))}
        />
      );
    case 'list':
    case 'json':
      return <TextField {...common} isMultiline />;
    default:
      return <TextField {...common} />;
  }
}

/** What fits: from and to of a figure, how to write a list. */
function hintOf(schema: unknown): string {
  const limits = limitsOfSetting(schema);
  if (limits)
    return t('admin.between', { from: format.count(limits.from), to: format.count(limits.to) });
  return kindOfSetting(schema) === 'list' ? t('admin.one_per_line') : '';
}

function YesNo({ field }: { field: FieldBinding<string> }) {
  return (
    <CheckboxField
      name={field.name}
      error={field.error}
      label={t('admin.value')}
      value={field.value === 'true'}
      onChange={(isOn) => field.onChange(String(isOn))}
    />
  );
}

function History({ settingKey }: { settingKey: string }) {
  const history = useQueryOf('admin.get_config_history', { key: settingKey });
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading font-semibold">{t('admin.history')}</h2>
      <Loaded query={history}>{({ rows }) => <ConfigTimeline changes={rows} />}</Loaded>
    </section>
  );
}
