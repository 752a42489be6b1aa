import { sql, type Sql } from '@poros/kernel';

/**
 * Where the system acts when it acts in a branch's name. Read outside any tenant, hence by id only.
 */
export function placeOf(tenantId: string, branchId: string): Sql {
  return sql`select coalesce(b.number_code, '') as "branchCode", t.time_zone as "timeZone",
      t.currency, t.language
    from tenancy.tenant t
    left join tenancy.branch b on b.tenant_id = t.tenant_id and b.id = ${branchId}
    where t.tenant_id = ${tenantId}`;
}
