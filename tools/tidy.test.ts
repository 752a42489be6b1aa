import { expect, test } from 'vitest';
import { readRepository, repositoryOf } from './source/repository.ts';
import { tidy } from './tidy.ts';

/**
 * A repository of two modules, sales above party, in which nothing is wrong, and then one file
 * more.
 */
function findingsOf(path: string, text: string): string[] {
  const clean = {
    'modules/party/module.ts': "export const party: Module = { name: 'party', depends: [] };\n",
    'modules/sales/module.ts': "export const sales = { name: 'sales', depends: ['party'] };\n",
    'modules/hr/module.ts': "export const hr: Module = { name: 'hr', depends: [] };\n",
    'docs/WORDS.md': '# Words\n\n| Word | b | c | Not |\n|-|-|-|-|\n| item | | | `sku`, x |\n',
  };
  const files = new Map(Object.entries({ ...clean, [path]: text }));
  return tidy(repositoryOf(files)).map(
    ({ rule, place }) => `${rule} ${place.slice(place.lastIndexOf('/') + 1)}`,
  );
}

const server = (text: string) => findingsOf('modules/sales/server/create-order.ts', text);

test('a repository without a violation has no finding', () => {
  expect(
    server(
      "import { openOrders } from '@poros/party';\n\nexport const createOrder = openOrders;\n",
    ),
  ).toEqual([]);
});

test.each([
  ['columns', `export const ${'x'.repeat(90)} = 1;\n`],
  ['columns', `export const text = '${'x'.repeat(110)}';\n`],
  ['file-length', 'export const one = 1;\n'.repeat(401)],
  ['function-length', `export function long() {\n${'  go();\n'.repeat(69)}}\n`],
  ['parameters', 'export function many(a: 1, b: 2, c: 3, d: 4, e: 5) {}\n'],
  ['default-export', 'export default 1;\n'],
  ['enum', 'export enum Status { Draft }\n'],
  ['any', 'export const what = (value: any) => value;\n'],
  ['non-null', 'export const first = (list: string[]) => list[0]!;\n'],
  ['suppression', '// @ts-ignore because of the tool\nexport const one = 1;\n'],
  ['suppression', '// @ts-expect-error\nexport const one: string = 1;\n'],
  ['suppression', '// oxlint-disable-next-line no-eval\nexport const one = 1;\n'],
  ['todo', '// TODO make it faster\nexport const one = 1;\n'],
  ['clock', 'export const at = () => Date.now();\n'],
  ['clock', 'export const at = () => new Date();\n'],
  ['chance', 'export const dice = () => Math.random();\n'],
  ['chance', "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;\n"],
  ['chance', 'export const id = () => globalThis.crypto.randomUUID();\n'],
  ['environment', "export const url = process.env['URL'];\n"],
  ['console', "export const say = () => console.log('here');\n"],
  ['raw-sql', 'export const order = (by: string) => sql`select 1 order by ${raw(by)}`;\n'],
  ['zone', "import { Button } from '@poros/ui';\nexport const button = Button;\n"],
  ['zone', "import { useState } from 'react';\nexport const state = useState;\n"],
  ['zone', "import { page } from '../web/pages.ts';\nexport const one = page;\n"],
  ['zone', "import { openPool } from '@poros/kernel/system';\nexport const one = openPool;\n"],
  [
    'leaving-package',
    "import { party } from '../../party/module.ts';\nexport const one = party;\n",
  ],
  ['arrow', "import { hire } from '@poros/hr';\nexport const one = hire;\n"],
  ['arrow', "import { world } from '@poros/testing';\nexport const one = world;\n"],
  ['arrow', "export const later = () => import('@poros/hr');\n"],
  ['foreign-sql', 'export const rows = sql`select * from party.customer c`;\n'],
  ['foreign-sql', 'export const rows = sql`select * from hr.v_person p`;\n'],
  ['foreign-sql', "export const run = (ctx: Ctx) => ctx.insert('party.customer', []);\n"],
  ['vocabulary', 'export const skuOf = (text: string) => text;\n'],
  ['syntax', 'export const = 1;\n'],
])('%s is found in %j', (rule, text) => {
  expect(new Set(server(text).map((one) => one.split(' ')[0]))).toEqual(new Set([rule]));
});

test('what is forbidden has its allowed twin, which is not found', () => {
  expect(
    server(`import type { PersonHired } from '@poros/hr/shared';
// @ts-expect-error -- the library's types lag behind its code
// oxlint-disable-next-line no-eval -- the sandbox needs it
// TODO #12 make it faster
export const rows = (hired: PersonHired) => sql\`
  select v.id, 'party.customer', 'hr.person' -- hr.person
  from party.v_customer v join party.search_customer(\${hired.name}) s on s = v.id
  join kernel.sla_clock k on true
  where v.at = \${new Date(hired.at)} and \${raw('true')}\`;
`).filter((one) => !one.startsWith('columns')),
  ).toEqual([]);
});

test('an arrow against the order says that an event is the way', () => {
  const files = new Map([
    ['modules/party/module.ts', "export const party = { name: 'party', depends: [] };\n"],
    [
      'modules/party/server/one.ts',
      "import { sell } from '@poros/sales';\nexport const one = sell;\n",
    ],
    ['modules/sales/module.ts', "export const sales = { name: 'sales', depends: ['party'] };\n"],
  ]);

  const [finding] = tidy(repositoryOf(files));

  expect(finding).toEqual({
    rule: 'arrow',
    place: 'modules/party/server/one.ts:1',
    message: 'sales stands above party: say it by an event',
  });
});

test.each([
  [
    'zone',
    'modules/sales/shared/total.ts',
    "import { readFileSync } from 'node:fs';\nexport const one = readFileSync;\n",
  ],
  [
    'zone',
    'modules/sales/shared/total.ts',
    "import { command } from '@poros/kernel';\nexport const one = command;\n",
  ],
  [
    'zone',
    'modules/sales/shared/total.ts',
    "import { x } from '../server/x.ts';\nexport const one = x;\n",
  ],
  [
    'zone',
    'modules/sales/web/order.tsx',
    "import { x } from '../server/x.ts';\nexport const one = x;\n",
  ],
  [
    'zone',
    'modules/sales/web/order.tsx',
    "import { customer } from '@poros/party/shared';\nexport const one = customer;\n",
  ],
  [
    'zone',
    'modules/sales/web/order.tsx',
    "import moment from 'moment';\nexport const one = moment;\n",
  ],
  ['zone', 'ui/button.tsx', "import { call } from '@poros/web-kit';\nexport const one = call;\n"],
  [
    'zone',
    'kernel/http/one.ts',
    "import { sales } from '@poros/sales';\nexport const one = sales;\n",
  ],
  ['clock', 'kernel/shared/ids.ts', 'export const now = () => Date.now();\n'],
  ['console', 'ui/button.tsx', "console.log('here');\nexport const one = 1;\n"],
  [
    'foreign-sql',
    'modules/sales/sql/0001_sales.sql',
    'create view sales.v as select * from hr.person;\n',
  ],
  ['columns', 'modules/sales/sql/0001_sales.sql', `-- ${'x'.repeat(120)}\n`],
  ['vocabulary', 'modules/sales/sql/0001_sales.sql', 'create table sales.line (\n  sku text\n);\n'],
  ['file-name', 'modules/sales/server/order-service.ts', 'export const one = 1;\n'],
  ['file-name', 'modules/sales/server/utils/rounding.ts', 'export const one = 1;\n'],
  ['file-name', 'modules/sales/server/createOrder.ts', 'export const one = 1;\n'],
  ['file-name', 'modules/sales/server/index.ts', 'export const one = 1;\n'],
  ['title', 'docs/sales.md', '# Sales\n\n# Again\n'],
  ['title', 'docs/sales.md', 'Sales\n'],
  ['skipped-test', 'modules/sales/server/x.test.ts', "test.skip('later', () => {});\n"],
])('%s is found in %s', (rule, path, text) => {
  expect(findingsOf(path, text).map((one) => one.split(' ')[0])).toEqual([rule]);
});

test('a foreign key may point at a table of a module below', () => {
  const reference =
    '  constraint line__item foreign key (tenant_id, party_id)\n' +
    '    references party.party (tenant_id, id)\n';

  expect(findingsOf('modules/sales/sql/0001_sales.sql', reference)).toEqual([]);
});

test('the real repository is seen whole', () => {
  const { files, depends } = readRepository(new URL('..', import.meta.url).pathname);

  expect(files.filter((file) => file.isCode).length).toBeGreaterThan(150);
  expect([...depends.keys()]).toContain('tenancy');
});
