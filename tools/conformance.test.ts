import { expect, test } from 'vitest';
import { Type, command, event, object, oneOf, query, type Module } from '@poros/kernel';
import { buildRegistry, openApiOf } from '@poros/kernel/system';
import { agreeing, boundedInputs } from './conformance/contracts.ts';
import { declaredEvents, reactions } from './conformance/events.ts';
import { lists } from './conformance/lists.ts';
import { moves } from './conformance/moves.ts';
import {
  addresses,
  described,
  listed,
  methods,
  named,
  tested,
  verbs,
  verbsIn,
  type OpenApi,
} from './conformance/operations.ts';
import { manifests, migrations, pages, readme } from './conformance/papers.ts';
import { declaredRefusals, listedRefusals, usedRefusals } from './conformance/refusals.ts';
import { ownKeys, sentences } from './conformance/sentences.ts';
import type { Check, ColumnFact, Subject } from './conformance/subject.ts';
import { readRepository, repositoryOf } from './source/repository.ts';

const Name = Type.String({ maxLength: 200 });
const createOrder = command({
  name: 'sales.create_order',
  http: 'POST /sales/orders',
  permission: 'sales.order.create',
  summary: 'Write an order.',
  input: object({ name: Name, status: oneOf(['draft', 'paid']) }),
  output: object({ id: Name, status: oneOf(['draft', 'paid']) }),
  refuses: ['sales.order_not_draft'],
  run: async () => ({ id: '', status: 'draft' as const }),
});
const getOrder = query({
  name: 'sales.get_order',
  http: 'GET /sales/orders/:orderId',
  permission: 'sales.order.read',
  summary: 'One order.',
  input: object({ orderId: Name }),
  output: object({ id: Name }),
  refuses: ['sales.order_not_found'],
  run: async () => ({ id: '' }),
});
const listOrders = query({
  name: 'sales.list_orders',
  http: 'GET /sales/orders',
  permission: 'sales.order.read',
  summary: 'Orders.',
  input: object({}),
  output: object({ rows: Type.Array(object({ id: Name, status: oneOf(['draft', 'paid']) })) }),
  run: async () => ({ rows: [] }),
});
const hearOrder = async () => undefined;

const sentencesOfSales = {
  'sales.orders': 'x',
  'command.sales.create_order': 'x',
  'permission.sales.order.create': 'x',
  'permission.sales.order.read': 'x',
  'sales.refusal.order_not_draft': 'Status {number}: final.',
  'sales.refusal.order_not_draft.fix': 'Status {number}: draft.',
  'sales.refusal.order_not_found': 'Status: absent.',
  'sales.refusal.order_not_found.fix': 'Status: search.',
};

const sales: Module = {
  name: 'sales',
  depends: [],
  operations: [createOrder, getOrder, listOrders],
  events: {
    'sales.order_created': event({
      entity: 'sales.order',
      version: 1,
      permission: 'sales.order.read',
      payload: object({ id: Name }),
    }),
  },
  reactions: [
    { event: 'sales.order_created', name: 'hearOrder', moment: 'in_transaction', run: hearOrder },
  ],
  refusals: { order_not_draft: 409, order_not_found: 404 },
  permissions: [
    { name: 'sales.order.create', code: 'SO.CREATE' },
    { name: 'sales.order.read', code: 'SO.READ' },
  ],
  menu: [{ group: 'sell', path: '/orders', word: 'sales.orders', permission: 'sales.order.read' }],
  words: { id: sentencesOfSales, en: sentencesOfSales },
  migrations: new URL('file:///none/'),
};

const ordersPage =
  'export const Orders = () => <ListPage op="sales.list_orders"\n' +
  "  empty={{ title: t('sales.no_orders'), hint: t('sales.no_orders_hint') }}\n" +
  "  columns={[{ id: 'state', sort: 'status', choices: words() }]} />;\n";

const texts = {
  'docs/WORDS.md': '# Words\n\n## Verbs of commands\n\n| Word | b |\n|---|---|\n| create | |\n',
  'apps/web/src/main.tsx': 'export const one = 1;\n',
  'modules/sales/README.md':
    '# Sales\n**Purpose.** **Words.** **Never.** **Says and hears.** ' +
    '`sales.order_created` ' +
    '**Decisions.** `sales.order`',
  'modules/sales/package.json': JSON.stringify({
    name: '@poros/sales',
    dependencies: { '@poros/kernel': '0.1.0' },
    exports: { '.': './index.ts', './shared': './shared/index.ts', './web': './web/pages.ts' },
  }),
  'modules/sales/module.ts': "export const sales: Module = { name: 'sales', depends: [] };\n",
  'modules/sales/server/create-order.ts':
    'export const createOrder = command({\n' +
    "  name: 'sales.create_order', http: 'POST /sales/orders',\n" +
    "  refuses: ['sales.order_not_draft'],\n" +
    "  run(ctx) { refuse('sales.order_not_draft');\n" +
    "    ctx.emit('sales.order_created', '', {}); } });\n",
  'modules/sales/server/create-order.test.ts':
    "import { createOrder } from './create-order.ts';\nrun(createOrder);\n",
  'modules/sales/server/get-order.ts':
    "export const getOrder = query({ name: 'sales.get_order',\n" +
    "  run(ctx) { refuse('sales.order_not_found'); } });\n",
  'modules/sales/server/list-orders.ts':
    "export const listOrders = query({ name: 'sales.list_orders', run() {} });\n",
  'modules/sales/web/orders.tsx': ordersPage,
  'modules/sales/web/pages.ts': "export const salesPages = [{ path: '/orders' }];\n",
  'modules/sales/sql/0001_sales.sql': 'create table sales.order (id uuid);\n',
};

const columns: ColumnFact[] = [
  {
    table: 'sales.order',
    column: 'name',
    isRequired: true,
    hasDefault: false,
    words: null,
    lengthMax: 200,
  },
  {
    table: 'sales.order',
    column: 'status',
    isRequired: true,
    hasDefault: false,
    words: ['draft', 'paid'],
    lengthMax: null,
  },
];

interface Planted {
  readonly module?: Partial<Module>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly columns?: readonly ColumnFact[];
  readonly shared?: Readonly<Record<string, unknown>>;
  readonly without?: string;
}

/** The clean product with one thing planted. */
function subjectOf(planted: Planted = {}): Subject {
  const modules = [{ ...sales, ...planted.module }];
  const files = new Map(Object.entries({ ...texts, ...planted.texts }));
  if (planted.without) files.delete(planted.without);
  return {
    repository: repositoryOf(files),
    modules,
    registry: buildRegistry(modules),
    columns: planted.columns ?? columns,
    shared: new Map([['sales', planted.shared ?? { orderMoves: { draft: ['paid'], paid: [] } }]]),
  };
}

const inOpenApi: Check = (subject) => described(subject, openApiOf(subject.registry) as OpenApi);
const all: Record<string, Check> = {
  listed,
  named,
  tested,
  verbs,
  methods,
  addresses,
  inOpenApi,
  declaredRefusals,
  usedRefusals,
  listedRefusals,
  sentences,
  ownKeys,
  declaredEvents,
  reactions,
  moves,
  boundedInputs,
  agreeing,
  lists,
  readme,
  pages,
  migrations,
  manifests,
};

test.each(Object.entries(all))('%s finds nothing in a product without a fault', (_name, check) => {
  expect([...check(subjectOf())]).toEqual([]);
});

const operation = (change: object) => ({
  module: { operations: [{ ...createOrder, ...change }, getOrder] },
});
const creating = (text: string) => ({ texts: { 'modules/sales/server/create-order.ts': text } });

const plantings: [name: string, check: Check, planted: Planted, said: RegExp][] = [
  [
    'a command that no manifest lists',
    listed,
    { module: { operations: [getOrder] } },
    /createOrder is not in/,
  ],
  [
    'an export named otherwise than its file',
    named,
    creating("export const makeOrder = command({ name: 'sales.create_order' });"),
    /its name says createOrder/,
  ],
  [
    'an operation named otherwise than its export',
    named,
    creating("export const createOrder = command({ name: 'sales.make_order' });"),
    /not sales.create_order/,
  ],
  [
    'a command without a test',
    tested,
    { without: 'modules/sales/server/create-order.test.ts' },
    /no test runs createOrder/,
  ],
  [
    'a verb outside the list',
    verbs,
    operation({ name: 'sales.handle_order' }),
    /`handle` is not among the verbs/,
  ],
  [
    'a query that is posted',
    methods,
    { module: { operations: [{ ...getOrder, http: 'POST /sales/orders' }] } },
    /method is GET/,
  ],
  ['a command behind GET', methods, operation({ http: 'GET /sales/orders' }), /GET is for queries/],
  ['a verb in an address', addresses, operation({ http: 'POST /sales/create-order' }), /is a verb/],
  [
    'a singular that holds many',
    addresses,
    operation({ http: 'POST /sales/order/:orderId' }),
    /written as a plural/,
  ],
  [
    'two operations at one address',
    addresses,
    operation({ http: 'GET /sales/orders/:id' }),
    /is the address of/,
  ],
  [
    'an operation without a sentence',
    inOpenApi,
    operation({ summary: 'orders' }),
    /summary that is a sentence/,
  ],
  [
    'an address by id without a 404',
    inOpenApi,
    { module: { operations: [{ ...getOrder, refuses: [] }] } },
    /list its not-found/,
  ],
  [
    'an undeclared refusal',
    declaredRefusals,
    creating(
      "export const one = () => refuse(x ? 'sales.order_strange' : 'sales.order_not_draft');",
    ),
    /order_strange is declared in no/,
  ],
  [
    'an undeclared refusal in SQL',
    declaredRefusals,
    creating("export const one = sql`select kernel.expect(a > 0, 'sales.order_strange')`;"),
    /order_strange is declared in no/,
  ],
  [
    'an undeclared refusal of a constraint',
    declaredRefusals,
    { module: { constraints: { order__key: 'sales.order_strange' } } },
    /order_strange is declared in no/,
  ],
  [
    'a refusal nobody uses',
    usedRefusals,
    { module: { refusals: { ...sales.refusals, order_odd: 409 } } },
    /nothing refuses with sales.order_odd/,
  ],
  [
    'a refusal the operation does not list',
    listedRefusals,
    operation({ refuses: [] }),
    /does not list it/,
  ],
  [
    'a permission without a sentence',
    sentences,
    { module: { permissions: [...sales.permissions, { name: 'sales.order.odd', code: 'X' }] } },
    /permission.sales.order.odd is missing/,
  ],
  [
    'a command that has no name for people',
    sentences,
    { module: { operations: [{ ...createOrder, name: 'sales.odd_order' }, getOrder] } },
    /command.sales.odd_order is missing/,
  ],
  [
    'a refusal without its way out',
    sentences,
    { module: { refusals: { ...sales.refusals, odd: 409 } } },
    /sales.refusal.odd.fix is missing/,
  ],
  [
    'a sentence in one language only',
    sentences,
    { module: { words: { id: { ...sentencesOfSales, 'sales.odd': 'x' }, en: sentencesOfSales } } },
    /sales.odd is missing/,
  ],
  [
    'a sentence with other places',
    sentences,
    {
      module: {
        words: {
          id: sentencesOfSales,
          en: { ...sentencesOfSales, 'sales.refusal.order_not_draft': '{code}' },
        },
      },
    },
    /other \{places\}/,
  ],
  [
    'a key of another module',
    ownKeys,
    { module: { words: { id: { ...sentencesOfSales, 'party.odd': 'x' }, en: sentencesOfSales } } },
    /does not start with sales/,
  ],
  [
    'an undeclared event',
    declaredEvents,
    creating(
      "const one = (ctx) => { ctx.emit('sales.order_odd'); ctx.emit('sales.order_created'); };",
    ),
    /order_odd is declared in no/,
  ],
  [
    'an event of another module',
    declaredEvents,
    creating(
      "export const one = (ctx) => { ctx.emit('party.odd'); ctx.emit('sales.order_created'); };",
    ),
    /not its own to say/,
  ],
  [
    'an event that nobody says',
    declaredEvents,
    creating('export const one = 1;'),
    /declared but never emitted/,
  ],
  [
    'an open payload',
    declaredEvents,
    {
      module: {
        events: {
          'sales.order_created': {
            ...sales.events?.['sales.order_created'],
            payload: Type.Object({}),
          } as never,
        },
      },
    },
    /closed payload/,
  ],
  [
    'a reaction to nothing',
    reactions,
    {
      module: {
        reactions: [
          { event: 'sales.odd' as never, name: 'one', moment: 'after_commit', run: hearOrder },
        ],
      },
    },
    /which nobody says/,
  ],
  [
    'four reactions in one transaction',
    reactions,
    { module: { reactions: Array(4).fill(sales.reactions?.[0]) } },
    /has 4 reactions/,
  ],
  [
    'a state nobody reaches',
    moves,
    { shared: { orderMoves: { draft: [], paid: [] } } },
    /paid can never be reached/,
  ],
  [
    'a move to nowhere',
    moves,
    { shared: { orderMoves: { draft: ['paid', 'odd'], paid: [] } } },
    /odd can be moved to/,
  ],
  [
    'states the table does not allow',
    moves,
    { shared: { orderMoves: { draft: ['sent'], sent: [] } } },
    /no check in sales/,
  ],
  [
    'a text without a limit',
    boundedInputs,
    operation({ input: object({ note: Type.String() }) }),
    /takes note without a limit/,
  ],
  [
    'a list without a limit',
    boundedInputs,
    operation({ input: object({ lines: Type.Array(Name) }) }),
    /takes lines\[\] without a limit/,
  ],
  [
    'a null the column refuses',
    agreeing,
    operation({ input: object({ name: Type.Union([Name, Type.Null()]) }) }),
    /takes name: null/,
  ],
  [
    'a word the check refuses',
    agreeing,
    operation({ input: object({ status: oneOf(['draft', 'odd']) }) }),
    /`odd`, which the check/,
  ],
  [
    'a word the answer lacks',
    agreeing,
    operation({ output: object({ status: oneOf(['draft']) }) }),
    /not `paid`/,
  ],
  [
    'more characters than the column keeps',
    agreeing,
    operation({ input: object({ name: Type.String({ maxLength: 300 }) }) }),
    /300 characters/,
  ],
  ['a module without README', readme, { without: 'modules/sales/README.md' }, /no README/],
  [
    'a README without a heading',
    readme,
    { texts: { 'modules/sales/README.md': '# Sales' } },
    /\*\*Never\.\*\* is missing/,
  ],
  [
    'a table the README hides',
    readme,
    {
      columns: [
        ...columns,
        {
          table: 'sales.odd',
          column: 'a',
          isRequired: true,
          hasDefault: false,
          words: null,
          lengthMax: null,
        },
      ],
    },
    /sales.odd is not mentioned/,
  ],
  [
    'a menu entry without a page',
    pages,
    { without: 'modules/sales/web/pages.ts' },
    /where no page is/,
  ],
  [
    'a kind of record without a page',
    pages,
    {
      module: {
        records: [{ entity: 'sales.order', path: '/no/$id', table: 'sales.order', label: 'id' }],
      },
    },
    /a sales.order leads to .*where no page is/,
  ],
  [
    'a kind of record without a name',
    sentences,
    {
      module: {
        records: [
          {
            entity: 'sales.thing',
            permission: 'sales.order.read',
            path: '/orders',
            table: 'sales.order',
            label: 'id',
          },
        ],
      },
    },
    /sales.thing is missing/,
  ],
  [
    'a migration that takes away',
    migrations,
    { texts: { 'modules/sales/sql/0002_less.sql': 'drop table sales.order;\n' } },
    /takes something away/,
  ],
  [
    'a closed set that a list does not offer as choices',
    lists,
    { texts: { 'modules/sales/web/orders.tsx': ordersPage.replace(', choices: words()', '') } },
    /sales\.list_orders offers no choices for status/,
  ],
  [
    'a list without words for its emptiness',
    lists,
    { texts: { 'modules/sales/web/orders.tsx': ordersPage.replace(/empty=.*/, '') } },
    /does not say in words of its own that it is empty/,
  ],
  [
    'a migration without a number',
    migrations,
    { texts: { 'modules/sales/sql/more.sql': 'select 1;\n' } },
    /is named sql\/NNNN/,
  ],
  [
    'two migrations with one number',
    migrations,
    { texts: { 'modules/sales/sql/0001_more.sql': 'select 1;\n' } },
    /has the number of/,
  ],
  [
    'another door',
    manifests,
    { texts: { 'modules/sales/package.json': '{ "name": "@poros/sales", "exports": {} }' } },
    /has other doors/,
  ],
  [
    'a dependency the manifest does not know',
    manifests,
    {
      texts: {
        'modules/sales/package.json': texts['modules/sales/package.json'].replace(
          '"@poros/kernel"',
          '"@poros/party": "0.1.0", "@poros/kernel"',
        ),
      },
    },
    /not in module.ts/,
  ],
];

test.each(plantings)('%s is found', (_name, check, planted, said) => {
  const messages = [...check(subjectOf(planted))].map((one) => one.message);

  expect(messages.join('\n')).toMatch(said);
});

test('a migration that says why may take away', () => {
  const text = '-- contract: release 3 no longer reads this table\ndrop table sales.order;\n';

  expect([
    ...migrations(subjectOf({ texts: { 'modules/sales/sql/0002_less.sql': text } })),
  ]).toEqual([]);
});

test('the verbs of the real word list are read', () => {
  const { text } = readRepository(new URL('..', import.meta.url).pathname);

  const known = verbsIn(text('docs/WORDS.md') ?? '');
  expect([...known]).toEqual(
    expect.arrayContaining(['create', 'change', 'approve', 'archive', 'post', 'reverse']),
  );
  expect(known.has('Word')).toBe(false);
});
