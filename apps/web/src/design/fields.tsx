import {
  CheckboxField,
  DateField,
  FieldFrame,
  FieldMode,
  MoneyField,
  PercentField,
  QuantityField,
  QuantityUnitField,
  SearchPicker,
  SelectField,
  t,
  TextField,
  type FieldProps,
  type Pick,
} from '@poros/ui';
import { useState, type ComponentType } from 'react';
import {
  DISABLED,
  EMPTY,
  LONG,
  NEGATIVE,
  READ,
  REST,
  WRONG,
  longWords,
  say,
  type Both,
  type Entry,
  type Section,
  type State,
} from './entry.ts';

/** A field with a value of its own, as a form gives it one. */
function held<V>(
  Field: ComponentType<FieldProps<V>>,
  value: V,
  props: () => Omit<FieldProps<V>, 'value'>,
): ComponentType {
  return function Held() {
    const [now, setNow] = useState(value);
    return <Field {...props()} value={now} onChange={setNow} />;
  };
}

/** The states every field has. */
function states<V>(
  Field: ComponentType<FieldProps<V>>,
  label: () => string,
  [value, empty]: readonly [V, V],
): State[] {
  return [
    { word: REST, Show: held(Field, value, () => ({ label: label() })) },
    { word: EMPTY, Show: held(Field, empty, () => ({ label: label(), isRequired: true })) },
    {
      word: WRONG,
      Show: held(Field, empty, () => ({
        label: label(),
        isRequired: true,
        error: say(`${label()} wajib diisi.`, `${label()} is required.`),
      })),
    },
    { word: DISABLED, Show: held(Field, value, () => ({ label: label(), isDisabled: true })) },
    {
      word: READ,
      Show: () => (
        <FieldMode value="read">
          <Field label={label()} value={value} />
        </FieldMode>
      ),
    },
  ];
}

interface FieldEntry<V> {
  readonly name: string;
  readonly Field: ComponentType<FieldProps<V>>;
  readonly label: () => string;
  readonly values: readonly [V, V];
  readonly use: Both;
  readonly code: string;
  readonly more?: readonly State[];
}

const field = <V,>(given: FieldEntry<V>): Entry => ({
  shows: [given.name],
  isInteractive: true,
  use: given.use,
  code: given.code,
  states: [...states(given.Field, given.label, given.values), ...(given.more ?? [])],
});

const UNITS = [
  { value: 'PCS', word: 'PCS' },
  { value: 'BOX', word: 'BOX' },
  { value: 'PALET', word: 'PALET' },
];
const PARTIES: readonly Pick[] = [
  { id: '1', code: 'CUST-001', name: 'PT Maju Jaya', detail: 'VIP', end: 'Rp 500.000.000' },
  { id: '2', code: 'CUST-004', name: 'UD Sentosa', detail: 'RETAIL', end: 'Rp 50.000.000' },
  { id: '3', code: 'CUST-010', name: 'PT Surya Elektrik Perkasa' },
];
const findParties = async (text: string) =>
  PARTIES.filter((one) => `${one.code} ${one.name}`.toLowerCase().includes(text.toLowerCase()));

const Party = (props: FieldProps<Pick | null>) => (
  <SearchPicker {...props} search={findParties} recent="design" />
);
const Terms = (props: FieldProps<string>) => (
  <SelectField
    {...props}
    choices={[
      { value: '30', word: say('30 hari', '30 days') },
      { value: '60', word: say('60 hari', '60 days') },
      { value: 'long', word: longWords() },
    ]}
  />
);
const Money = (props: FieldProps<string>) => <MoneyField {...props} />;
const Pieces = (props: FieldProps<string>) => <QuantityField {...props} unit="kg" />;

/** Shows what a figure field understood of the letters that have two meanings. */
const ambiguous: State = {
  word: ['Ketik 1.500 untuk melihat bacaannya', 'Type 1.500 to see how it is read'],
  Show: held<string>(Money, '', () => ({ label: t('ui.choose') })),
};

export const fields: Section = {
  id: 'fields',
  word: ['Isian', 'Fields'],
  entries: [
    field({
      name: 'TextField',
      Field: (props) => <TextField {...props} />,
      label: () => say('Catatan pengiriman', 'Delivery note'),
      values: [say('Lewat pintu belakang', 'Use the back door'), ''],
      use: ['Kata bebas, satu baris atau banyak.', 'Free words, one line or many.'],
      code: "<TextField label={t('party.name')} isRequired {...form.field('name')} />",
      more: [
        { word: LONG, Show: held<string>(TextField, longWords(), () => ({ label: longWords() })) },
        {
          word: ['Banyak baris, dengan petunjuk', 'Many lines, with a hint'],
          Show: held<string>(
            (props: FieldProps<string>) => <TextField {...props} isMultiline />,
            '',
            () => ({
              label: say('Alasan', 'Reason'),
              hint: say('Dibaca oleh yang menyetujui.', 'Read by whoever approves.'),
            }),
          ),
        },
      ],
    }),
    field({
      name: 'MoneyField',
      Field: Money,
      label: () => say('Batas kredit', 'Credit limit'),
      values: ['500000000', ''],
      use: [
        'Jumlah uang. Diketik menurut kebiasaan setempat; bacaannya tampil di bawah isian.',
        'An amount. Typed as the locale writes it; what was understood stands below.',
      ],
      code: "<MoneyField label={t('party.limit')} currency=\"IDR\" {...form.field('creditLimit')} />",
      more: [
        {
          word: NEGATIVE,
          Show: held<string>(Money, '-1500.25', () => ({ label: say('Koreksi', 'Correction') })),
        },
        ambiguous,
      ],
    }),
    field({
      name: 'QuantityField',
      Field: Pieces,
      label: () => say('Berat', 'Weight'),
      values: ['12.5', ''],
      use: ['Jumlah barang dalam satu satuan tetap.', 'A quantity in one fixed unit.'],
      code: '<QuantityField label={…} unit="kg" {...form.field(\'weight\')} />',
    }),
    field({
      name: 'QuantityUnitField',
      Field: (props) => <QuantityUnitField {...props} units={UNITS} />,
      label: () => say('Jumlah', 'Quantity'),
      values: [
        { quantity: '12', unit: 'BOX' },
        { quantity: '', unit: 'PCS' },
      ],
      use: ['Jumlah beserta satuan yang dapat dipilih.', 'A quantity and a unit one may choose.'],
      code: '<QuantityUnitField label={…} units={item.units} value={{ quantity, unit }} onChange={set} />',
    }),
    field({
      name: 'PercentField',
      Field: PercentField,
      label: () => say('Diskon', 'Discount'),
      values: ['7.5', ''],
      use: ['Persentase dari 0 sampai 100.', 'A percentage from 0 to 100.'],
      code: "<PercentField label={…} {...form.field('discount')} />",
    }),
    field({
      name: 'DateField',
      Field: DateField,
      label: () => say('Jatuh tempo', 'Due'),
      values: ['2026-11-28', ''],
      use: [
        'Tanggal. Terima 28/2, 2802, +7, besok, senin, hari ini +3, akhir bulan; panah bawah membuka kalender.',
        'A day. Takes 28/2, 2802, +7, tomorrow, monday, today +3, month end; arrow down opens the calendar.',
      ],
      code: "<DateField label={t('sales.due')} {...form.field('dueOn')} />",
    }),
    field({
      name: 'SelectField',
      Field: Terms,
      label: () => say('Termin', 'Terms'),
      values: ['30', ''],
      use: [
        'Satu dari sedikit pilihan tetap. Untuk daftar panjang pakai SearchPicker.',
        'One of a few fixed choices. For long lists use SearchPicker.',
      ],
      code: "<SelectField label={…} choices={[{ value: '30', word: '30 hari' }]} {...form.field('terms')} />",
    }),
    field({
      name: 'SearchPicker',
      Field: Party,
      label: () => say('Pelanggan', 'Customer'),
      values: [PARTIES[0] ?? null, null],
      use: [
        'Satu dari banyak: pelanggan, barang, akun. Mengetik langsung mencari; yang terakhir ' +
          'dipakai tampil dulu.',
        'One of many: a party, an item, an account. Typing searches at once; what was used lately comes first.',
      ],
      code: '<SearchPicker label={…} search={findCustomers} recent="customer" {...form.field("customer")} />',
    }),
    field({
      name: 'CheckboxField',
      Field: CheckboxField,
      label: () => say('Kena PPN', 'Subject to VAT'),
      values: [true, false],
      use: ['Ya atau tidak, berlaku saat disimpan.', 'Yes or no, holding once it is saved.'],
      code: "<CheckboxField label={…} {...form.field('isTaxed')} />",
    }),
    {
      shows: ['FieldFrame', 'FieldMode'],
      use: [
        'Rangka semua isian: label di atas, lalu petunjuk atau kesalahan yang terkait. FieldMode ' +
          'mengubah semuanya menjadi bacaan.',
        'The frame of every field: label above, then hint or error tied to it. FieldMode turns ' +
          'them all into reading.',
      ],
      code:
        '<FieldFrame field={props} text={value}>{({ id, describedBy }) => <input id={id} … ' +
        '/>}</FieldFrame>',
      states: [
        {
          word: REST,
          Show: () => (
            <FieldFrame field={{ label: say('Warna', 'Colour') }} text="">
              {({ id }) => (
                <span className="po-box">
                  <input id={id} defaultValue="RAL 5010" />
                </span>
              )}
            </FieldFrame>
          ),
        },
      ],
    },
  ],
};
