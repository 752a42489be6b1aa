import { MoneyField, QuantityField, SelectField, TextField, toast, toastUndo } from '@poros/ui';
import {
  FormGroup,
  FormPage,
  Loaded,
  call,
  problemOf,
  refresh,
  t,
  useForm,
  useQueryOf,
  useSave,
  type RowOf,
} from '@poros/web-kit';
import {
  bankRows,
  changesBack,
  changesOf,
  valuesOfSettings,
  type LetterheadValues,
} from './letterhead-values.ts';
import { LogoField } from './logo-field.tsx';

type Setting = RowOf<'admin.list_config'>;
const LANGUAGES = ['customer', 'id', 'en', 'both'] as const;

/** What every paper of the tenant says of its company, and how it speaks. */
export function Letterhead() {
  const query = useQueryOf('admin.list_config', { module: 'paper', limit: 50 });
  return (
    <Loaded query={query}>
      {({ rows }) => <LetterheadForm key={rows.map((row) => row.version).join()} settings={rows} />}
    </Loaded>
  );
}

function LetterheadForm({ settings }: { settings: readonly Setting[] }) {
  const form = useForm<LetterheadValues>(valuesOfSettings(settings));
  const save = useSave(
    'admin.change_settings',
    form,
    (values) => ({ changes: changesOf(settings, values) }),
    () => toastUndo(t('paper.letterhead.saved'), () => void putBack(settings)),
  );
  return (
    <FormPage
      title={t('paper.letterhead')}
      back={{ to: '/admin/config', word: t('paper.settings') }}
      form={form}
      save={save}
      permission="admin.config.change"
    >
      <FormGroup title={t('paper.letterhead.company')}>
        <TextField
          label={t('config.paper.contact')}
          hint={t('paper.letterhead.contact_hint')}
          {...form.field('contact')}
        />
        <LogoField label={t('config.paper.logo')} {...form.field('logo')} />
      </FormGroup>
      {bankRows.map((row) => (
        <FormGroup key={row} title={t('paper.letterhead.bank_n', { n: row + 1 })}>
          <TextField label={t('paper.letterhead.bank')} {...form.field(`bank${row}`)} />
          <TextField label={t('paper.letterhead.number')} {...form.field(`number${row}`)} />
          <TextField label={t('paper.letterhead.holder')} {...form.field(`holder${row}`)} />
        </FormGroup>
      ))}
      <FormGroup title={t('paper.letterhead.how')}>
        <SelectField
          label={t('config.paper.language')}
          choices={LANGUAGES.map((value) => ({ value, word: t(`paper.language.${value}`) }))}
          {...form.field('language')}
        />
        <MoneyField label={t('config.paper.stamp_duty_above')} {...form.field('stampDutyAbove')} />
        <QuantityField label={t('config.paper.quotation_days')} {...form.field('quotationDays')} />
        <TextField
          label={t('config.paper.public_url')}
          hint={t('paper.letterhead.url_hint')}
          {...form.field('publicUrl')}
        />
      </FormGroup>
    </FormPage>
  );
}

/** Gives the settings the values they had, whatever version they have now. */
async function putBack(before: readonly Setting[]): Promise<void> {
  const { rows } = await call('admin.list_config', { module: 'paper', limit: 50 });
  try {
    await call('admin.change_settings', { changes: changesBack(before, rows) });
  } catch (error) {
    toast({ text: problemOf(error).title, tone: 'danger' });
  }
  await refresh(['admin.config']);
}
