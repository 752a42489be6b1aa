import sql, { raw } from 'sql-template-tag';
import { rowsOf, type Client } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';
import type { Invariant } from '../execute/module.ts';
import { seal } from '../audit/seal.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { kernelInvariants } from './kernel-invariants.ts';

/** One rule, whether it holds, and the first rows that break it. */
export interface VerifyFinding {
  readonly name: string;
  readonly ok: boolean;
  readonly rows: readonly object[];
}

const ROWS_SHOWN = 20;
const TIMEOUT = '10min';

/**
 * Proves the whole database: the invariants of every module and of the kernel in one snapshot, and
 * the audit trail of every tenant. Changes nothing but seals what can be sealed.
 */
export async function verifyAll(kernel: Kernel): Promise<VerifyFinding[]> {
  await seal(kernel);
  const invariants = [
    ...kernelInvariants(kernel.registry),
    ...kernel.registry.modules.flatMap((module) => module.invariants ?? []),
  ];
  return [...(await inOneSnapshot(kernel, invariants)), await auditFinding(kernel)];
}

/** For the end of a suite of tests: throws with everything that is not as it must be. */
export async function expectClean(kernel: Kernel): Promise<void> {
  const broken = (await verifyAll(kernel)).filter((finding) => !finding.ok);
  if (broken.length === 0) return;
  const lines = broken.map(({ name, rows }) => `${name}: ${JSON.stringify(rows.slice(0, 3))}`);
  throw new Error(`the database breaks ${broken.length} invariants\n${lines.join('\n')}`);
}

async function inOneSnapshot(
  kernel: Kernel,
  invariants: readonly Invariant[],
): Promise<VerifyFinding[]> {
  const client = await kernel.systemPool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local statement_timeout = '${TIMEOUT}'`);
    const findings: VerifyFinding[] = [];
    for (const invariant of invariants) findings.push(await check(client, invariant));
    await client.query('commit');
    client.release();
    return findings;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function check(client: Client, { name, sql: text }: Invariant): Promise<VerifyFinding> {
  try {
    const rows = await rowsOf<object>(
      client,
      sql`select * from (${raw(text)}) as broken limit ${ROWS_SHOWN}`,
    );
    return { name, ok: rows.length === 0, rows };
  } catch (error) {
    throw new Error(`the invariant ${name} cannot be checked`, { cause: error });
  }
}

async function auditFinding(kernel: Kernel): Promise<VerifyFinding> {
  const tenants = await rowsOf<{ tenantId: string }>(
    kernel.systemPool,
    sql`
    select tenant_id as "tenantId" from kernel.audit_block
    union select tenant_id from kernel.event_scope`,
  );
  const rows: object[] = [];
  for (const { tenantId } of tenants) {
    const { ok, bad } = await verifyAudit(kernel, tenantId);
    if (!ok) rows.push({ tenantId, ...bad });
  }
  return { name: 'kernel: the audit trail of every tenant is whole', ok: rows.length === 0, rows };
}
