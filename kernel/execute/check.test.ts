import { expect, test } from 'vitest';
import {
  Code,
  DateOn,
  Email,
  Id,
  MoneyText,
  Name,
  PositiveQuantity,
  Type,
  nullable,
  object,
  oneOf,
  type TSchema,
} from '../shared/contract.ts';
import { Refusal } from '../shared/refusal.ts';
import { fill, type Dictionary, type Language } from '../shared/words.ts';
import { checkInput, fieldProblems } from './check.ts';
import { kernelWords } from './kernel-words.ts';

const words: Record<Language, Dictionary> = {
  id: { ...kernelWords.id, 'sales.customer': 'Pelanggan', 'catalog.price': 'Harga' },
  en: { ...kernelWords.en, 'sales.customer': 'Customer', 'catalog.price': 'Price' },
};
const speaker = {
  say: (language: Language, key: string, values = {}) => fill(words[language][key] ?? key, values),
  words: (language: Language) => words[language],
};

const order = object({
  customerId: Id,
  code: Code,
  name: Name,
  price: nullable(MoneyText),
  dueOn: DateOn,
  email: Email,
  kind: oneOf(['goods', 'service']),
  lines: Type.Array(object({ quantity: PositiveQuantity })),
});
const right = {
  customerId: '0199c0de-0000-7000-8000-000000000001',
  code: 'C-1',
  name: 'x',
  price: null,
  dueOn: '2026-11-20',
  email: 'a@b.co',
  kind: 'goods',
  lines: [{ quantity: '1' }],
};

function messages(schema: TSchema, input: unknown, language: Language): Record<string, string> {
  try {
    checkInput(schema, input, { convert: false, owner: 'sales.create_order' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problems = fieldProblems(error, language, speaker);
    return Object.fromEntries(problems.map(({ path, message }) => [path, message]));
  }
  return {};
}

test('a field left empty is called by its label and is required, whatever its format', () => {
  expect(messages(order, right, 'id')).toEqual({});
  const empty = { ...right, customerId: '', code: '', name: '', dueOn: '', kind: '' };
  expect(messages(order, empty, 'id')).toMatchObject({
    customerId: 'Pelanggan wajib diisi.',
    code: 'Isian ini wajib diisi.',
    name: 'Isian ini wajib diisi.',
    dueOn: 'Isian ini wajib diisi.',
    kind: 'Isian ini wajib diisi.',
  });
  expect(messages(order, { ...right, customerId: undefined }, 'en')).toEqual({
    customerId: 'Customer is required.',
  });
});

test('a wrong format gives an example in the language of the reader and no word of another', () => {
  const wrong = {
    ...right,
    customerId: 'PT Maju',
    code: 'a b',
    price: '1,5',
    dueOn: '31/02/2026',
    email: 'dewi',
    kind: 'thing',
    lines: [{ quantity: '0' }],
  };
  const id = messages(order, wrong, 'id');
  expect(id).toMatchObject({
    customerId: 'Pelanggan belum dipilih dari daftar.',
    price: 'Harga bukan jumlah uang. Contoh: 1.500.000,50.',
    dueOn: 'Isian ini bukan tanggal. Contoh: 28/02/2026.',
    'lines.0.quantity': 'Isian ini harus lebih besar dari nol. Contoh: 12,5.',
  });
  const en = messages(order, wrong, 'en');
  expect(en).toMatchObject({ price: 'Price is not an amount. Example: 1500000.50.' });
  for (const said of Object.values(id))
    expect(said).not.toMatch(/Decimal|Short|human|YYYY|UUID|string|pattern|\(\)/);
});

test('a field nobody knows says so', () => {
  expect(messages(order, { ...right, colour: 1 }, 'en')).toEqual({
    colour: 'This field is not known here.',
  });
});
