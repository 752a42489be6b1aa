import { sql, type Sql } from '@poros/kernel';

/** Characters of a hash that people compare. */
const HASH_SHOWN = 16;

/** The tenant's last sealed block, as one column of JSON. */
export const lastBlock = (tenantId: string): Sql => sql`(
  select jsonb_build_object('seq', b.seq, 'hash', left(encode(b.hash, 'hex'), ${HASH_SHOWN}),
    'sealedAt', to_char(b.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from kernel.audit_block b where b.tenant_id = ${tenantId} order by b.seq desc limit 1)`;

/** Commands of the tenant that no block holds yet: those after the end of its last one. */
export const unsealed = (tenantId: string): Sql => sql`(
  select count(*)::integer
  from (select coalesce(max(seq), 0) as seq from kernel.audit_block where tenant_id = ${tenantId}) n
  left join kernel.audit_block b on b.tenant_id = ${tenantId} and b.seq = n.seq
  join kernel.command_log c on c.tenant_id = ${tenantId} and c.era >= coalesce(b.era, 0)
    and c.xact_id >= coalesce(b.to_xact, 0)::text::xid8)`;
