import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';

/** Files of a system that a company leaves: a workbook of items, a text of customers. */
export interface LegacyFiles {
  readonly items: { readonly count: number; readonly bytes: Buffer };
  readonly customers: { readonly count: number; readonly bytes: Buffer };
}

type Table = readonly (readonly string[])[];

const ITEM_HEADS = ['ProductNumber', 'Product name', 'UoM', 'Subcategory', 'Cost', 'List price'];
const CUSTOMER_HEADS = [
  'AccountNumber',
  'Customer',
  'Territory',
  'Email address',
  'Segment',
  'Curr',
];

/**
 * From the tab-separated files of AdventureWorks when ADVENTURE_WORKS names their folder; otherwise
 * rows made up in the same shape: 504 items and 2,000 customers.
 */
export async function legacyFiles(): Promise<LegacyFiles> {
  const folder = process.env['ADVENTURE_WORKS'];
  const items = folder ? await itemsIn(folder) : madeUpItems();
  const customers = folder ? await customersIn(folder) : madeUpCustomers();
  const book = await writeXlsx({
    sheets: [
      {
        name: 'Products',
        rows: [
          ITEM_HEADS,
          ...items.map(([code, name, unit, category, cost, price]) => [
            code ?? '',
            name ?? '',
            unit ?? '',
            category ?? '',
            Number(cost),
            Number(price),
          ]),
        ],
      },
    ],
  });
  const text = [CUSTOMER_HEADS, ...customers]
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n');
  return {
    items: { count: items.length, bytes: Buffer.from(book) },
    customers: { count: customers.length, bytes: Buffer.from(text) },
  };
}

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

async function itemsIn(folder: string): Promise<Table> {
  const categories = new Map(
    (await tabs(folder, 'ProductSubcategory')).map(([id = '', , name = '']) => [id, name]),
  );
  return (await tabs(folder, 'Product')).map((cells) => [
    cells[2] ?? '',
    cells[1] ?? '',
    'PCS',
    categories.get(cells[18] ?? '') ?? '',
    cells[8] ?? '0',
    cells[9] ?? '0',
  ]);
}

async function customersIn(folder: string): Promise<Table> {
  const people = new Map(
    (await lines(folder, 'AdventureWorks_Customers')).slice(1).map((line) => {
      const [key = '', , first = '', last = '', , , , email = ''] = line.split(',');
      return [key, { name: `${first} ${last}`.trim(), email }] as const;
    }),
  );
  const territories = new Map(
    (await tabs(folder, 'SalesTerritory')).map(([id = '', name = '']) => [id, name]),
  );
  return (await tabs(folder, 'Customer')).map(
    ([id = '', , store = '', territory = '', code = '']) => {
      const person = people.get(id);
      return [
        code,
        person?.name || `Customer ${code}`,
        territories.get(territory) ?? '',
        person?.email ?? '',
        store ? 'wholesale' : 'retail',
        'USD',
      ];
    },
  );
}

const tabs = async (folder: string, name: string) =>
  (await lines(folder, name)).map((line) => line.split('\t'));

async function lines(folder: string, name: string): Promise<string[]> {
  const bytes = await readFile(join(folder, `${name}.csv`));
  const text = bytes.includes(0xfffd) ? '' : new TextDecoder('utf-8').decode(bytes);
  const whole = text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : text;
  return whole
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

const madeUpItems = (): Table =>
  Array.from({ length: 504 }, (_, nth) => [
    `LG-${1000 + nth}`,
    `Legacy part ${nth}`,
    'PCS',
    ['Helmets', 'Socks', 'Mountain Bikes', 'Touring Frames'][nth % 4] ?? '',
    String(10 + nth / 4),
    String(20 + nth / 2),
  ]);

const madeUpCustomers = (): Table =>
  Array.from({ length: 2_000 }, (_, nth) => [
    `LGC${String(nth).padStart(8, '0')}`,
    `Customer, number ${nth}`,
    ['Northwest', 'Canada', 'France'][nth % 3] ?? '',
    `c${nth}@legacy.example`,
    nth % 5 === 0 ? 'wholesale' : 'retail',
    'USD',
  ]);
