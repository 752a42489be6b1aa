import type pg from 'pg';
import type { Pool } from '@poros/kernel/system';

/** A statement as it went to the database. */
interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Remembers what a pool sends from now on. */
export function overhear(pool: Pool): { take(): Sent[] } {
  const sent: Sent[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const heard = (...given: unknown[]) => {
      const [config] = given as [Partial<Sent>];
      if (typeof config.text === 'string')
        sent.push({ text: config.text, values: config.values ?? [] });
      return query(...given);
    };
    Object.assign(client, { query: heard });
  });
  return { take: () => sent.splice(0) };
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Node[];
}

export interface Plan {
  readonly source: string;
  readonly ms: number;
  readonly pages: number;
  /** Tables read from end to end, or of which most was read in vain. */
  readonly scans: readonly string[];
}

const MANY = 1_000;

/** EXPLAIN (ANALYZE, BUFFERS) of what was sent, as the application's role sees the tenant. */
export async function plansOf(
  owner: pg.Client,
  tenantId: string,
  sent: readonly Sent[],
): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const { text, values } of sent.filter((one) => /^\s*(select|with)\b/i.test(one.text))) {
    if (text.includes('set_config')) continue;
    await owner.query('begin read only');
    await owner.query(`select set_config('app.tenant', $1, true)`, [tenantId]);
    await owner.query('set local role poros_app');
    const { rows } = await owner.query<{
      'QUERY PLAN': [{ Plan: Node; 'Execution Time': number }];
    }>(`explain (analyze, buffers, format json) ${text}`, [...values]);
    await owner.query('rollback');
    const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
    if (!plan) continue;
    const { Plan: top } = plan;
    plans.push({
      source: sourceOf(text),
      ms: plan['Execution Time'],
      pages: (top['Shared Hit Blocks'] ?? 0) + (top['Shared Read Blocks'] ?? 0),
      scans: wasted(top),
    });
  }
  return plans;
}

function wasted(node: Node): string[] {
  const below = (node.Plans ?? []).flatMap(wasted);
  const loops = node['Actual Loops'] ?? 1;
  const vain = (node['Rows Removed by Filter'] ?? 0) * loops;
  const read = (node['Actual Rows'] ?? 0) * loops;
  const isWhole = node['Node Type'] === 'Seq Scan' && vain + read > MANY;
  if (!isWhole && !(vain > MANY && vain > 3 * read)) return below;
  const told = `${node['Node Type']} ${node['Relation Name'] ?? ''} ${read} of ${read + vain}`;
  return [told, ...below];
}

/** The views it reads and the day it groups by: enough to find it among the sources. */
function sourceOf(text: string): string {
  const views = [...text.matchAll(/\b(?:from|join)\s+([a-z]+\.[a-z_]+)/g)].map(([, name]) => name);
  const columns = /select\s+([^]{0,48})/.exec(text)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  return `${[...new Set(views)].join(' + ')}: ${columns}`;
}
