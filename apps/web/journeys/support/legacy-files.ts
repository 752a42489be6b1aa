import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';

/** A file of a system that a company leaves, and what a person does about its columns. */
export interface LegacyFile {
  readonly kind: 'catalog.item' | 'party.customer';
  readonly name: string;
  readonly bytes: Buffer;
  /** Its rows, without the heading. */
  readonly count: number;
  /** Records there are no such of yet; the others are found again. */
  readonly fresh: number;
  /** Column of the file as the page names it → the field as the page names it. */
  readonly mapped: Readonly<Record<string, string>>;
  /** Field → what every row has in it. */
  readonly filled: Readonly<Record<string, string>>;
  readonly makesCategories: boolean;
}

type Table = readonly (readonly string[])[];

const ITEM_HEADS = ['ProductNumber', 'Product name', 'UoM', 'Subcategory', 'Cost', 'List price'];
const PLACES = {
  'Kolom 2': 'Nama *',
  'Kolom 3': 'Kode *',
  'Kolom 9': 'Harga pokok standar',
  'Kolom 10': 'Harga dasar',
};

/**
 * AdventureWorks' own files, byte for byte, when ADVENTURE_WORKS names their folder; otherwise
 * files made up in the same shapes: a table of the database without headings (tabs), a workbook
 * that somebody has made of it, an extract of items and one of customers (commas).
 */
export async function legacyFiles(): Promise<LegacyFile[]> {
  const folder = process.env['ADVENTURE_WORKS'];
  const bytesOf = (name: string, made: () => string) =>
    folder ? readFile(join(folder, name)) : Promise.resolve(Buffer.from(made()));
  const table = await bytesOf('Product.csv', madeUpTable);
  const items = linesOf(table).map((line) => line.split('\t'));
  const extract = await bytesOf('AdventureWorks_Products.csv', madeUpExtract);
  const known = new Set(items.map((cells) => cells[2] ?? ''));
  const extracted = codesOf(extract);
  const customers = await bytesOf('AdventureWorks_Customers.csv', madeUpCustomers);
  const none = { mapped: {}, filled: {}, makesCategories: false };
  return [
    {
      ...none,
      kind: 'catalog.item',
      name: 'Products.xlsx',
      bytes: await bookOf(items, await categoriesOf(folder)),
      count: items.length,
      fresh: items.length,
      makesCategories: true,
    },
    {
      ...none,
      kind: 'catalog.item',
      name: 'Product.csv',
      bytes: table,
      count: items.length,
      fresh: 0,
      mapped: PLACES,
      filled: { 'Satuan dasar': 'PCS' },
    },
    {
      ...none,
      kind: 'catalog.item',
      name: 'AdventureWorks_Products.csv',
      bytes: extract,
      count: extracted.length,
      fresh: extracted.filter((code) => !known.has(code)).length,
      filled: { 'Satuan dasar': 'PCS' },
    },
    {
      ...none,
      kind: 'party.customer',
      name: 'AdventureWorks_Customers.csv',
      bytes: customers,
      count: linesOf(customers).length - 1,
      fresh: linesOf(customers).length - 1,
      filled: { 'Mata uang': 'USD' },
    },
  ];
}

const NAME = 1;
const CODE = 2;
const COST = 8;
const PRICE = 9;
const CATEGORY = 18;

/** The table as somebody would make a workbook of it, categories by name. */
async function bookOf(items: Table, categories: ReadonlyMap<string, string>): Promise<Buffer> {
  const rows = items.map((cells) => [
    cells[CODE] ?? '',
    cells[NAME] ?? '',
    'PCS',
    categories.get(cells[CATEGORY] ?? '') ?? '',
    Number(cells[COST]),
    Number(cells[PRICE]),
  ]);
  return Buffer.from(
    await writeXlsx({ sheets: [{ name: 'Products', rows: [ITEM_HEADS, ...rows] }] }),
  );
}

async function categoriesOf(folder: string | undefined): Promise<Map<string, string>> {
  if (!folder) return new Map(CATEGORIES.map((name, nth) => [String(nth), name]));
  const rows = linesOf(await readFile(join(folder, 'ProductSubcategory.csv')));
  return new Map(rows.map((line) => line.split('\t')).map(([id = '', , name = '']) => [id, name]));
}

const linesOf = (bytes: Buffer): string[] =>
  new TextDecoder('utf-8')
    .decode(bytes)
    .split(/\r?\n/)
    .filter((line) => line !== '');

/** The third column; what stands before it is a number. */
const codesOf = (extract: Buffer): string[] =>
  linesOf(extract)
    .slice(1)
    .map((line) => line.split(',')[CODE] ?? '');

const CATEGORIES = ['Helmets', 'Socks', 'Mountain Bikes', 'Touring Frames'];

const madeUpTable = (): string =>
  Array.from({ length: 504 }, (_, nth) =>
    [
      String(nth + 1),
      `Legacy part ${nth}`,
      `LG-${1000 + nth}`,
      '0\t0\t\t1000\t750',
      String(10 + nth / 4),
      String(20 + nth / 2),
      ...Array.from({ length: 8 }, () => ''),
      String(nth % 4),
      '\t2019-04-30 00:00:00.000\t\t',
    ].join('\t'),
  ).join('\n');

const madeUpExtract = (): string =>
  [
    'ProductKey,ProductSubcategoryKey,ProductSKU,ProductName,ProductDescription,ProductCost,ProductPrice',
    ...Array.from(
      { length: 290 },
      (_, nth) =>
        `${nth},31,LG-${1400 + nth},"Extract, part ${nth}",Fits all,${nth}.0863,${nth}.99`,
    ),
  ].join('\r\n');

const madeUpCustomers = (): string =>
  [
    '\ufeffCustomerKey,Prefix,FirstName,LastName,BirthDate,EmailAddress,AnnualIncome',
    ...Array.from(
      { length: 2_000 },
      (_, nth) =>
        `${11_000 + nth},MR.,JON,YANG ${nth},08/04/1966,c${nth}@legacy.example,"$90,000 "`,
    ),
  ].join('\r\n');
