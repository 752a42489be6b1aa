import type { DemoCompany } from '../seed/company.ts';
import type { Founded } from '../seed/found-company.ts';
import { readAmount, readCommas, readDay, readTabs } from './read-table.ts';
import { takeRows, type Taking } from './take-rows.ts';
import { sumOf, type Reckoning } from './report.ts';

/** The fifth company: bicycles from a legacy system. Its masters come from the files. */
export const adventureWorks: DemoCompany = {
  code: 'ADVWORKS',
  name: 'Adventure Works Cycles',
  preset: 'distributor',
  currency: 'USD',
  language: 'en',
  locale: 'en-ID',
  timeZone: 'Asia/Jakarta',
  taxId: '0900000000001000',
  address: '7086 O Ave, Bothell',
  branches: [{ code: 'HQ', numberCode: '', name: 'Head office', city: 'Bothell' }],
  users: [
    {
      username: 'aw.admin',
      email: 'admin@adventure-works.example',
      name: 'AW administrator',
      role: 'SYSADMIN',
    },
    {
      username: 'aw.sales',
      email: 'sales@adventure-works.example',
      name: 'Linda Mitchell',
      role: 'STAFF_SALES',
    },
    {
      username: 'aw.manager',
      email: 'manager@adventure-works.example',
      name: 'Stephen Jiang',
      role: 'MANAGER_SALES',
    },
    {
      username: 'aw.store',
      email: 'store@adventure-works.example',
      name: 'Jo Berry',
      role: 'STAFF_WH',
    },
    {
      username: 'aw.finance',
      email: 'finance@adventure-works.example',
      name: 'Laura Norman',
      role: 'STAFF_FIN',
    },
  ],
  customers: [],
  vendors: [],
  items: [],
  stock: [],
  madeUpOrders: 0,
};

/** Takes the files over, kind by kind, masters before what refers to them. */
export async function importAdventureWorks(
  founded: Founded,
  folder: string,
  say: (line: string) => void,
): Promise<Reckoning[]> {
  const taking: Taking = { founded, say };
  const categories = await takeCategories(taking, folder);
  const items = await takeItems(taking, folder);
  const prices = await takePrices(taking, folder);
  const customers = await takeCustomers(taking, folder);
  const warehouses = await takeWarehouses(taking, folder);
  const stock = await takeStock(taking, folder);
  const orders = await takeOrders(taking, folder);
  return [categories, items, prices, customers, warehouses, stock, orders];
}

async function takeCategories(taking: Taking, folder: string): Promise<Reckoning> {
  const { idOf } = taking.founded;
  const tops = (await readTabs(folder, 'ProductCategory')).map(([id = '', name = '']) => ({
    code: `CAT-${id}`,
    name,
    parentId: undefined,
  }));
  const subs = (await readTabs(folder, 'ProductSubcategory')).map(
    ([id = '', parent = '', name = '']) => ({
      code: `SUB-${id}`,
      name,
      parentId: idOf('category', `CAT-${parent}`),
    }),
  );
  const toCommand = (row: { code: string; name: string; parentId: string | undefined }) => ({
    row: row.code,
    command: 'catalog.create_category',
    input: {
      id: idOf('category', row.code),
      code: row.code,
      name: row.name,
      ...(row.parentId && { parentId: row.parentId }),
    },
  });
  // Rows go out several at a time, so what others hang on goes first.
  const above = await takeRows(taking, 'top categories', tops, toCommand);
  const below = await takeRows(taking, 'categories', subs, toCommand);
  return sumOf('categories', above, below);
}

async function takeItems(taking: Taking, folder: string): Promise<Reckoning> {
  const { at, idOf } = taking.founded;
  const { rows: units } = await at(undefined).ask<{ rows: { id: string; code: string }[] }>(
    'catalog.list_units',
    { limit: 100 },
  );
  const baseUnitId = units.find((unit) => unit.code === 'PCS')?.id ?? '';
  return takeRows(
    taking,
    'items',
    await readTabs(folder, 'Product'),
    ([
      id = '',
      name = '',
      code = '',
      ,
      finished,
      ,
      ,
      ,
      cost = '',
      price = '',
      ,
      ,
      ,
      ,
      ,
      ,
      ,
      ,
      subcategory = '',
    ]) => ({
      row: code,
      command: 'catalog.create_item',
      input: {
        id: idOf('item', id),
        code,
        name,
        baseUnitId,
        standardCost: readAmount(cost),
        basePrice: readAmount(price),
        isSold: finished === '1',
        isStocked: true,
        isBought: true,
        taxCode: 'PPN',
        ...(subcategory && { categoryId: idOf('category', `SUB-${subcategory}`) }),
      },
    }),
  );
}

async function takePrices(taking: Taking, folder: string): Promise<Reckoning> {
  const { at, idOf } = taking.founded;
  const listId = idOf('price-list', 'HISTORY');
  await at(undefined).perform('pricing.create_price_list', {
    id: listId,
    code: 'HISTORY',
    name: 'List price history',
    currency: 'USD',
    isDefault: true,
  });
  return takeRows(
    taking,
    'list prices',
    await readTabs(folder, 'ProductListPriceHistory'),
    ([item = '', from = '', to = '', price = '']) => ({
      row: `${item} from ${readDay(from)}`,
      command: 'pricing.create_list_price',
      input: {
        priceListId: listId,
        itemId: idOf('item', item),
        price: readAmount(price),
        validFrom: readDay(from),
        ...(to && { validTo: readDay(to) }),
      },
    }),
  );
}

async function takeCustomers(taking: Taking, folder: string): Promise<Reckoning> {
  const { idOf } = taking.founded;
  const people = new Map(
    (await readCommas(folder, 'AdventureWorks_Customers')).map((row) => [row['CustomerKey'], row]),
  );
  const stores = new Map(
    (await readTabs(folder, 'Store'))
      .map((cells) => cells.join('\t').split('+|'))
      .map(([id = '', name = '']) => [id, name]),
  );
  const territories = new Map(
    (await readTabs(folder, 'SalesTerritory')).map(([id = '', name = '']) => [id, name]),
  );
  return takeRows(
    taking,
    'customers',
    await readTabs(folder, 'Customer'),
    ([id = '', , store = '', territory = '', code = '']) => {
      const person = people.get(id);
      const personName =
        person &&
        [person['FirstName'], person['LastName']].filter(Boolean).map(capitalised).join(' ');
      return {
        row: code,
        command: 'party.create_customer',
        input: {
          id: idOf('customer', id),
          code,
          name: personName || stores.get(store) || `Customer ${code}`,
          city: territories.get(territory) ?? '',
          currency: 'USD',
          language: 'en',
          segment: store ? 'wholesale' : 'retail',
          creditLimit: store ? '25000' : '5000',
          paymentTermsDays: store ? 30 : 7,
          ...(person?.['EmailAddress'] && { email: person['EmailAddress'] }),
        },
      };
    },
  );
}

async function takeWarehouses(taking: Taking, folder: string): Promise<Reckoning> {
  const { idOf } = taking.founded;
  return takeRows(
    taking,
    'warehouses',
    await readTabs(folder, 'Location'),
    ([id = '', name = '']) => ({
      row: name,
      command: 'inventory.create_warehouse',
      // Finished goods stand in location 7; sales go out from there.
      input: {
        id: idOf('warehouse', id),
        code: `LOC-${id}`,
        name,
        isDefault: id === '7',
        mayBackorder: false,
      },
    }),
  );
}

/**
 * A row of stock is a line of one opening receipt per location; costs are the items' standard
 * costs.
 */
async function takeStock(taking: Taking, folder: string): Promise<Reckoning> {
  const { at, idOf } = taking.founded;
  const costs = new Map(
    (await readTabs(folder, 'Product')).map(([id = '', , , , , , , , cost = '']) => [
      id,
      readAmount(cost),
    ]),
  );
  const rows = await readTabs(folder, 'ProductInventory');
  const items = await itemIds(taking.founded);
  const reasonFor = ([item = '', , , , quantity = '0']: string[]) =>
    Number(quantity) <= 0
      ? 'the quantity is not above zero'
      : items.has(idOf('item', item))
        ? undefined
        : 'the item was not taken over';
  const filled = rows.filter((row) => reasonFor(row) === undefined);
  const rejected = rows.flatMap((row) => {
    const reason = reasonFor(row);
    return reason ? [{ row: `item ${row[0]} at ${row[1]}`, reason }] : [];
  });
  let posted = 0;
  for (const [location = '', lines] of Map.groupBy(filled, ([, place = '']) => place)) {
    await at(undefined).perform('inventory.receive_stock', {
      warehouseId: idOf('warehouse', location),
      reason: 'opening',
      reference: 'ProductInventory',
      lines: lines.map(([item = '', , , , quantity = '']) => ({
        itemId: idOf('item', item),
        quantity,
        unitCost: costs.get(item) ?? '0',
      })),
    });
    posted += lines.length;
    taking.say(`  stock: ${posted} of ${filled.length}`);
  }
  return { kind: 'stock', rowsIn: rows.length, posted, known: 0, rejected };
}

/** The ids of every item that is there now. */
async function itemIds({ at }: Founded): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let after: string | null = ''; after !== null;) {
    const page: { rows: { id: string }[]; next: string | null } = await at(undefined).ask(
      'catalog.list_items',
      { limit: 200, ...(after && { after }) },
    );
    for (const { id } of page.rows) ids.add(id);
    after = page.next;
  }
  return ids;
}

async function takeOrders(taking: Taking, folder: string): Promise<Reckoning> {
  const { at } = taking.founded;
  const products = new Map(
    (await readCommas(folder, 'AdventureWorks_Products')).map((row) => [row['ProductKey'], row]),
  );
  const accounts = new Map(
    (await readTabs(folder, 'Customer')).map(([id = '', , , , account = '']) => [id, account]),
  );
  const rows = (
    await Promise.all(
      ['2017', '2018', '2019'].map((year) => readCommas(folder, `AdventureWorks_Sales_${year}`)),
    )
  ).flat();
  const orders = [...Map.groupBy(rows, (row) => row['OrderNumber'] ?? '')].map(
    ([number, lines]) => ({
      number,
      orderedOn: readDay(lines[0]?.['OrderDate'] ?? ''),
      customerCode:
        accounts.get(lines[0]?.['CustomerKey'] ?? '') ?? `unknown-${lines[0]?.['CustomerKey']}`,
      lines: lines.map((line) => {
        const product = products.get(line['ProductKey']);
        return {
          itemCode: product?.['ProductSKU'] ?? `unknown-${line['ProductKey']}`,
          quantity: line['OrderQuantity'] ?? '',
          price: readAmount(product?.['ProductPrice'] ?? ''),
        };
      }),
    }),
  );
  const readable = orders.filter((order) => order.orderedOn !== '');
  const rejected = orders
    .filter((order) => order.orderedOn === '')
    .map((order) => ({ row: order.number, reason: 'the order date is not a date' }));
  let [posted, known] = [0, 0];
  for (let first = 0; first < readable.length; first += 500) {
    const { verdicts } = await at(undefined).perform<{
      verdicts: { number: string; verdict: string; reason: string }[];
    }>('sales.import_orders', { orders: readable.slice(first, first + 500) });
    posted += verdicts.filter((one) => one.verdict === 'imported').length;
    known += verdicts.filter((one) => one.verdict === 'known').length;
    rejected.push(
      ...verdicts
        .filter((one) => one.verdict === 'rejected')
        .map((one) => ({ row: one.number, reason: one.reason })),
    );
    if (first % 5_000 === 0)
      taking.say(`  past orders: ${first + verdicts.length} of ${readable.length}`);
  }
  return { kind: 'past orders', rowsIn: orders.length, posted, known, rejected };
}

const capitalised = (word: string | undefined) =>
  (word ?? '').toLowerCase().replace(/(^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
