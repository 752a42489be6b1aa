import sql from 'sql-template-tag';
import { rowsOf } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';
import { leafHash, type CommandRecord } from '../execute/record.ts';
import { readAnchors, type Anchors } from './anchor.ts';
import { whileUnsealed } from './seal-lock.ts';
import { blockHash, entryAt, entryCount, NO_BLOCK, rootOf, type Block } from './block.ts';

/** How the audit trail was tampered with. */
export type AuditFault =
  | 'command_changed'
  | 'command_missing'
  | 'command_inserted'
  | 'block_missing'
  | 'block_changed'
  | 'block_replaced'
  | 'blocks_cut_off'
  | 'anchor_missing';

export interface BadRecord {
  readonly fault: AuditFault;
  readonly block: number | null;
  readonly commandId: string | null;
}

export interface AuditVerdict {
  readonly ok: boolean;
  readonly commands: number;
  readonly blocks: number;
  /** Commands of the last seconds that no block holds yet. */
  readonly unsealed: number;
  /** The first thing that is wrong. */
  readonly bad: BadRecord | null;
}

/**
 * Proves a tenant's audit trail: every block against its own hash, the block before it and the
 * anchor outside the database; every command against its leaf and its block. Reads everything once,
 * in pages.
 */
export async function verifyAudit(kernel: Kernel, tenantId: string): Promise<AuditVerdict> {
  const { blocks, anchors } = await whileUnsealed(kernel, async () => ({
    blocks: await readBlocks(kernel, tenantId),
    anchors: await readAnchors(kernel.dataDir, tenantId),
  }));
  const badBlock = checkChain(blocks, anchors);
  if (badBlock)
    return { ok: false, commands: 0, blocks: blocks.length, unsealed: 0, bad: badBlock };
  const { commands, unsealed, bad } = await checkCommands(kernel, tenantId, blocks);
  return { ok: bad === null, commands, blocks: blocks.length, unsealed, bad };
}

function checkChain(blocks: readonly Block[], anchors: Anchors): BadRecord | undefined {
  const bad = (fault: AuditFault, block: number, commandId: string | null = null) => ({
    fault,
    block,
    commandId,
  });
  let previous: Block | undefined;
  for (const [index, block] of blocks.entries()) {
    const first = entryAt(block.entries, 0)?.id ?? null;
    if (block.seq !== index + 1) return bad('block_missing', index + 1);
    if (!follows(block, previous)) return bad('block_changed', block.seq, first);
    const anchored = anchors.get(block.seq);
    if (anchored === undefined) return bad('anchor_missing', block.seq, first);
    if (anchored !== block.hash.toString('hex')) return bad('block_replaced', block.seq, first);
    previous = block;
  }
  const last = Math.max(0, ...anchors.keys());
  return last > blocks.length ? bad('blocks_cut_off', blocks.length + 1) : undefined;
}

function follows(block: Block, previous: Block | undefined): boolean {
  const isSameEra = previous?.era === block.era;
  return (
    block.previousHash.equals(previous?.hash ?? NO_BLOCK) &&
    block.era >= (previous?.era ?? 0) &&
    block.fromXact === (isSameEra ? previous?.toXact : 0) &&
    block.rowCount === entryCount(block.entries) &&
    block.root.equals(rootOf(block.entries)) &&
    block.hash.equals(blockHash(block))
  );
}

async function checkCommands(kernel: Kernel, tenantId: string, blocks: readonly Block[]) {
  const seen = blocks.map(() => 0);
  let commands = 0;
  let unsealed = 0;
  const fault = (kind: AuditFault, at: number, commandId: string) => ({
    commands,
    unsealed,
    bad: { fault: kind, block: blocks[at]?.seq ?? null, commandId },
  });

  for await (const row of commandsOf(kernel, tenantId)) {
    commands += 1;
    const at = blockIndexOf(blocks, row);
    const block = blocks[at];
    const isGenuine = leafHash(row).equals(row.leaf_hash);
    if (!block) {
      unsealed += 1;
      if (!isGenuine) return fault('command_changed', at, row.id);
      continue;
    }
    const expected = entryAt(block.entries, seen[at] ?? 0);
    if (!expected || expected.id > row.id) return fault('command_inserted', at, row.id);
    if (expected.id < row.id) return fault('command_missing', at, expected.id);
    if (!isGenuine || !expected.leaf.equals(row.leaf_hash))
      return fault('command_changed', at, row.id);
    seen[at] = (seen[at] ?? 0) + 1;
  }
  for (const [at, block] of blocks.entries()) {
    const lost = entryAt(block.entries, seen[at] ?? 0);
    if (lost) return fault('command_missing', at, lost.id);
  }
  return { commands, unsealed, bad: null };
}

interface CommandRow extends CommandRecord {
  readonly leaf_hash: Buffer;
  readonly era: number;
  readonly xact: number;
}

/** The block that holds a command, found by halves; -1 when no block reaches so far yet. */
function blockIndexOf(blocks: readonly Block[], row: CommandRow): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && (block.era < row.era || (block.era === row.era && block.toXact <= row.xact)))
      low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  return block && block.era === row.era && block.fromXact <= row.xact ? low : -1;
}

const PAGE = 2_000;

async function* commandsOf(kernel: Kernel, tenantId: string): AsyncGenerator<CommandRow> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await rowsOf<CommandRow>(
      kernel.systemPool,
      sql`
      select tenant_id, id, command, verdict, refusal, actor_id, acting_for, branch_id, ip,
        correlation_id, at, input, changes, leaf_hash, era, xact_id::text::bigint as xact
      from kernel.command_log where tenant_id = ${tenantId} and id > ${after}
      order by id limit ${PAGE}`,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

async function readBlocks(kernel: Kernel, tenantId: string): Promise<Block[]> {
  return rowsOf<Block>(
    kernel.systemPool,
    sql`
    select tenant_id as "tenantId", seq, era, from_xact as "fromXact", to_xact as "toXact",
      row_count as "rowCount", entries, root, previous_hash as "previousHash", hash
    from kernel.audit_block where tenant_id = ${tenantId} order by seq`,
  );
}
