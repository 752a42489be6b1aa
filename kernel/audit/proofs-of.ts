import sql from 'sql-template-tag';
import type { QueryCtx } from '../execute/context.ts';
import { leafHash, type CommandRecord } from '../execute/record.ts';

/** `waiting`: genuine, but no block holds it yet; the sealer comes by every few seconds. */
export type CommandProof = 'sealed' | 'waiting' | 'broken';

interface Row extends CommandRecord {
  readonly leaf_hash: Buffer;
  readonly is_in_block: boolean | null;
}

/**
 * Whether these commands still say what was sealed: each against its leaf hash, and its leaf
 * against the block that covers its transaction. Whether the blocks themselves stand is for
 * `verifyAudit`.
 */
export async function proofsOf(
  ctx: QueryCtx,
  commandIds: readonly string[],
): Promise<ReadonlyMap<string, CommandProof>> {
  if (commandIds.length === 0) return new Map();
  const rows = await ctx.read<Row>(sql`
    select c.tenant_id, c.id, c.command, c.verdict, c.refusal, c.actor_id, c.acting_for,
      c.branch_id, c.ip, c.correlation_id, c.at, c.input, c.changes, c.leaf_hash,
      (select position(decode(replace(c.id::text, '-', ''), 'hex') || c.leaf_hash in b.entries) > 0
        from kernel.audit_block b where b.tenant_id = c.tenant_id and b.era = c.era
          and b.from_xact <= c.xact_id::text::bigint and b.to_xact > c.xact_id::text::bigint
      ) as is_in_block
    from kernel.command_log c
    where c.tenant_id = ${ctx.tenantId} and c.id = any(${[...commandIds]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, proofOf(row)]));
}

function proofOf(row: Row): CommandProof {
  if (!leafHash(row).equals(row.leaf_hash) || row.is_in_block === false) return 'broken';
  return row.is_in_block ? 'sealed' : 'waiting';
}
