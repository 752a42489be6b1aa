import { sql, type Sql } from '@poros/kernel';

const NAMED_MAX = 5;

/** The people who can give rights to others, the highest first. Read outside any tenant. */
export function grantors(tenantId: string): Sql {
  return sql`
    select r.name from identity.v_right r
    where r.tenant_id = ${tenantId} and r.permission = 'identity.user.assign'
    group by r.user_id, r.name order by min(r.level), r.name limit ${NAMED_MAX}`;
}
