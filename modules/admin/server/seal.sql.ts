import { sql, type Sql } from '@poros/kernel';

/** Characters of a hash that people compare. */
const HASH_SHOWN = 16;

/** The tenant's last sealed block, as one column of JSON. */
export const lastBlock = (tenantId: string): Sql => sql`(
  select jsonb_build_object('seq', b.seq, 'hash', left(encode(b.hash, 'hex'), ${HASH_SHOWN}),
    'sealedAt', to_char(b.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from kernel.audit_block b where b.tenant_id = ${tenantId} order by b.seq desc limit 1)`;

/** Commands of the tenant that no block holds yet: those of the last seconds. */
export const unsealed = (tenantId: string): Sql => sql`(
  select count(*)::integer from kernel.command_log c
  where c.tenant_id = ${tenantId} and c.at > (
    select coalesce(max(b.sealed_at), '-infinity') - interval '1 hour' from kernel.audit_block b
    where b.tenant_id = ${tenantId})
  and not exists (select from kernel.audit_block b where b.tenant_id = c.tenant_id
    and b.era = c.era and b.from_xact <= c.xact_id::text::bigint
    and b.to_xact > c.xact_id::text::bigint))`;
