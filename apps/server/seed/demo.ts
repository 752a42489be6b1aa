import { sql, rowsOf, type Kernel } from '@poros/kernel';
import { alfaBeauty } from './alfa-beauty.ts';
import { caMine } from './ca-mine.ts';
import type { DemoCompany } from './company.ts';
import { foundCompany, type Founded } from './found-company.ts';
import { furnishCompany } from './furnish-company.ts';
import { makeUpOrders } from './make-up-orders.ts';
import { placeOrder } from './place-order.ts';
import { refillStock } from './refill-stock.ts';
import { retailChain } from './retail-chain.ts';
import { sentientFactory } from './sentient-factory.ts';

/**
 * One password for every log-in of the demonstration; shown on the log-in page, never used anywhere
 * else.
 */
export const DEMO_PASSWORD = 'poros-demo-2026';

export const demoCompanies: readonly DemoCompany[] = [
  sentientFactory,
  alfaBeauty,
  retailChain,
  caMine,
];

/**
 * Makes the demo companies that are missing, through the same commands that people use. A seed that
 * was broken off goes
 * on where it stopped.
 */
export async function ensureDemo(kernel: Kernel, say: (line: string) => void): Promise<void> {
  const complete = await rowsOf<{ code: string }>(
    kernel.systemPool,
    sql`select t.code from tenancy.tenant t
    join kernel.system_config c on c.tenant_id = t.tenant_id and c.key = 'tenancy.is_demo_complete'`,
  );
  const present = new Set(complete.map((row) => row.code));
  const missing = demoCompanies.filter((company) => !present.has(company.code));
  if (missing.length === 0) return;
  say(`Making the demo companies: ${missing.map((company) => company.name).join(', ')} …`);
  for (const company of missing) await makeCompany(kernel, company);
}

export async function makeCompany(kernel: Kernel, company: DemoCompany): Promise<Founded> {
  const founded = await foundCompany(kernel, company);
  await furnishCompany(founded, DEMO_PASSWORD);
  await refillStock(founded);
  const orders = [...(company.orders ?? []), ...makeUpOrders(company, founded.foundedAt)];
  for (const order of orders) await placeOrder(founded, order);
  await founded
    .at(undefined)
    .perform('admin.change_config', { key: 'tenancy.is_demo_complete', value: true });
  return founded;
}

/** What the terminal shows a newcomer: who can sign in where. */
export async function demoLogins(kernel: Kernel): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    kernel.systemPool,
    sql`select name from tenancy.tenant where is_demo order by name`,
  );
  if (rows.length === 0) return [];
  return [
    'Sign in with (all demo log-ins are on the page) / Masuk dengan:',
    ...demoCompanies.map(
      ({ name, users }) =>
        `  ${name.padEnd(26)} ${users
          .slice(0, 3)
          .map((user) => user.username)
          .join(', ')}`,
    ),
    `  Password / kata sandi: ${DEMO_PASSWORD}`,
  ];
}
