import type { InputOf, RowOf } from '@poros/web-kit';

type Setting = RowOf<'admin.list_config'>;
type Changes = InputOf<'admin.change_settings'>['changes'];

interface Account {
  readonly bank: string;
  readonly number: string;
  readonly holder: string;
}

/** As many accounts as the page has room for. */
export const bankRows = [0, 1, 2] as const;
type BankField = `${'bank' | 'number' | 'holder'}${(typeof bankRows)[number]}`;

export type LetterheadValues = Record<BankField, string> & {
  readonly contact: string;
  readonly logo: string;
  readonly language: string;
  readonly publicUrl: string;
  readonly stampDutyAbove: string;
  readonly quotationDays: string;
};

export function valuesOfSettings(settings: readonly Setting[]): LetterheadValues {
  const of = (key: string) => settings.find((one) => one.key === `paper.${key}`)?.value;
  const text = (key: string) => String(of(key) ?? '');
  const accounts = (of('bank_accounts') ?? []) as readonly Account[];
  const banks = bankRows.flatMap((row) =>
    (['bank', 'number', 'holder'] as const).map((part) => [
      `${part}${row}`,
      accounts[row]?.[part] ?? '',
    ]),
  );
  return {
    ...(Object.fromEntries(banks) as Record<BankField, string>),
    contact: text('contact'),
    logo: text('logo'),
    language: text('language'),
    publicUrl: text('public_url'),
    stampDutyAbove: text('stamp_duty_above'),
    quotationDays: text('quotation_days'),
  };
}

/** The settings that are no longer what they were; a row without a bank is no account. */
export function changesOf(settings: readonly Setting[], values: LetterheadValues): Changes {
  const wanted: Readonly<Record<string, unknown>> = {
    contact: values.contact.trim(),
    logo: values.logo,
    language: values.language,
    public_url: values.publicUrl.trim().replace(/\/+$/, ''),
    stamp_duty_above: values.stampDutyAbove || '0',
    quotation_days: Number(values.quotationDays),
    bank_accounts: bankRows
      .map((row) => ({
        bank: values[`bank${row}`].trim(),
        number: values[`number${row}`].trim(),
        holder: values[`holder${row}`].trim(),
      }))
      .filter((account) => account.bank !== ''),
  };
  return settings.flatMap(({ key, value, version }) => {
    const next = wanted[key.slice('paper.'.length)];
    const isSame = next === undefined || JSON.stringify(next) === JSON.stringify(value);
    return isSame ? [] : [{ key, value: next, version }];
  });
}

/** What leads from the settings as they are now back to those before. */
export function changesBack(before: readonly Setting[], now: readonly Setting[]): Changes {
  return before.flatMap(({ key, value }) => {
    const one = now.find((setting) => setting.key === key);
    const isSame = !one || JSON.stringify(one.value) === JSON.stringify(value);
    return isSame ? [] : [{ key, value, version: one.version }];
  });
}
