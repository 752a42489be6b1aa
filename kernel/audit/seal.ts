import sql from 'sql-template-tag';
import { rowsOf, type Client } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';
import { appendAnchors, readAnchors } from './anchor.ts';
import { asSealer } from './seal-lock.ts';
import { blockHash, NO_BLOCK, packEntries, rootOf, type Block, type Entry } from './block.ts';

/** Rows of one round; a long import is sealed in several. */
const ROWS = 20_000;

/**
 * Seals what has been committed since the last round into one block per tenant and anchors each
 * block outside the database. Answers how many commands were sealed.
 *
 * Only transactions below the oldest running one are taken (`pg_snapshot_xmin`): all of them have
 * ended, so no late commit can slip in below a sealed block. Every tenant's block of a round ends
 * at the same transaction and all are stored together, so the highest end is where the next round
 * begins.
 */
export async function seal(kernel: Kernel): Promise<number> {
  let sealed = 0;
  for (;;) {
    const rows = await sealRound(kernel);
    sealed += rows;
    if (rows < ROWS) return sealed;
  }
}

/** Writes anchors that a crash between COMMIT and the file left out. */
export async function anchorMissing(kernel: Kernel): Promise<void> {
  await asSealer(kernel, () => catchUp(kernel));
}

async function catchUp(kernel: Kernel): Promise<void> {
  const tenants = await rowsOf<{ tenantId: string; blocks: number }>(
    kernel.systemPool,
    sql`
    select tenant_id as "tenantId", max(seq) as blocks from kernel.audit_block group by tenant_id`,
  );
  for (const { tenantId, blocks } of tenants) {
    const anchors = await readAnchors(kernel.dataDir, tenantId);
    const last = Math.max(0, ...anchors.keys());
    if (last >= blocks) continue;
    await anchor(
      kernel,
      await rowsOf<SealedBlock>(
        kernel.systemPool,
        sql`
      select tenant_id as "tenantId", seq, hash, row_count as "rowCount" from kernel.audit_block
      where tenant_id = ${tenantId} and seq > ${last} order by seq`,
      ),
    );
  }
}

type SealedBlock = Pick<Block, 'tenantId' | 'seq' | 'hash' | 'rowCount'>;

async function anchor(kernel: Kernel, blocks: readonly SealedBlock[]): Promise<void> {
  const at = kernel.clock().toISOString();
  for (const [tenantId, own] of Map.groupBy(blocks, (block) => block.tenantId))
    await appendAnchors(
      kernel.dataDir,
      tenantId,
      own.map(({ seq, hash }) => ({ seq, hash, at })),
    );
}

async function sealRound(kernel: Kernel): Promise<number> {
  const sealed = await asSealer(kernel, async (client) => {
    await client.query('begin');
    try {
      const range = await nextRange(client);
      const blocks = range ? await blocksOf(client, range) : [];
      if (blocks.length > 0) await store(client, blocks, kernel.clock().toISOString());
      await client.query('commit');
      await anchor(kernel, blocks);
      return blocks.reduce((sum, block) => sum + block.rowCount, 0);
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
  return sealed ?? 0;
}

interface Range {
  readonly era: number;
  readonly fromXact: number;
  readonly toXact: number;
}

/**
 * The oldest stretch that can be sealed. After a restore into another cluster the last rows of the
 * era before come first; nobody can add to them any more.
 */
async function nextRange(client: Client): Promise<Range | undefined> {
  const [range] = await rowsOf<Range>(
    client,
    sql`
    with era as (
      select e.era, e.era = max(e.era) over () as is_now,
        coalesce((select max(to_xact) from kernel.audit_block b where b.era = e.era), 0) as sealed
      from kernel.audit_era e),
    bound as (
      select era, sealed, case when is_now
        then pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        else 1 + coalesce((select max(xact_id)::text::bigint from kernel.command_log c
          where c.era = era.era and c.xact_id >= era.sealed::text::xid8), 0) end as reach
      from era),
    cut as (
      select era, sealed, reach, (select c.xact_id::text::bigint + 1 from kernel.command_log c
        where c.era = bound.era and c.xact_id >= bound.sealed::text::xid8
        order by c.xact_id offset ${ROWS - 1} limit 1) as full_at
      from bound where reach > sealed)
    select era, sealed as "fromXact", least(reach, full_at) as "toXact"
    from cut order by era limit 1`,
  );
  return range;
}

interface Row extends Entry {
  readonly tenantId: string;
}
interface Last {
  tenantId: string;
  seq: number;
  era: number;
  toXact: number;
  hash: Buffer;
}

async function blocksOf(client: Client, range: Range): Promise<Block[]> {
  const { era, toXact } = range;
  const rows = await rowsOf<Row>(
    client,
    sql`
    select tenant_id as "tenantId", id, leaf_hash as leaf from kernel.command_log
    where era = ${era} and xact_id >= ${String(range.fromXact)}::xid8
      and xact_id < ${String(toXact)}::xid8
    order by tenant_id, id`,
  );
  const byTenant = Map.groupBy(rows, (row) => row.tenantId);
  const lasts = await rowsOf<Last>(
    client,
    sql`
    select distinct on (tenant_id) tenant_id as "tenantId", seq, era, to_xact as "toXact", hash
    from kernel.audit_block where tenant_id = any(${[...byTenant.keys()]}::uuid[])
    order by tenant_id, seq desc`,
  );
  const lastOf = new Map(lasts.map((last) => [last.tenantId, last]));
  return [...byTenant].map(([tenantId, own]) => {
    const last = lastOf.get(tenantId);
    const entries = packEntries(own);
    const body = {
      tenantId,
      seq: (last?.seq ?? 0) + 1,
      era,
      toXact,
      rowCount: own.length,
      root: rootOf(entries),
      fromXact: last?.era === era ? last.toXact : 0,
      previousHash: last?.hash ?? NO_BLOCK,
    };
    return { ...body, entries, hash: blockHash(body) };
  });
}

async function store(client: Client, blocks: readonly Block[], at: string): Promise<void> {
  for (const block of blocks)
    await rowsOf(
      client,
      sql`
      insert into kernel.audit_block (tenant_id, seq, era, from_xact, to_xact, row_count, entries,
        root, previous_hash, hash, sealed_at)
      values (${block.tenantId}, ${block.seq}, ${block.era}, ${block.fromXact}, ${block.toXact},
        ${block.rowCount}, ${block.entries}, ${block.root}, ${block.previousHash}, ${block.hash},
        ${at})`,
    );
}
