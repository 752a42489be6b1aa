import { join, sql, type Ctx, type Sql } from '@poros/kernel';

/** What the lines of a document written by hand point to. */
export interface References {
  readonly branchId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly equipmentId?: string | undefined;
  readonly partyId?: string | undefined;
  readonly itemId?: string | null | undefined;
}

/**
 * Refuses, in the flight of the writes, what points to a row that this tenant does not have. Lines
 * have no foreign keys to master data, because those would lock hot rows at every posting; master
 * rows are never deleted.
 */
export function ensureKnown(ctx: Ctx, lines: readonly References[]): void {
  const { tenantId } = ctx;
  const unknown = KINDS.flatMap(({ idOf, isThere }) => {
    const ids = [...new Set(lines.map(idOf).filter((id): id is string => Boolean(id)))];
    return ids.length > 0
      ? [sql`select from unnest(${ids}::uuid[]) as w(id) where not (${isThere(tenantId)})`]
      : [];
  });
  if (unknown.length === 0) return;
  ctx.write(sql`select kernel.expect(not exists (${join(unknown, ' union all ')}),
    'finance.reference_unknown')`);
}

interface Kind {
  idOf(line: References): string | null | undefined;
  /** Whether `w.id` is a row of the tenant. */
  isThere(tenantId: string): Sql;
}

const KINDS: readonly Kind[] = [
  {
    idOf: (line) => line.branchId,
    isThere: (tenant) => sql`exists (
    select from tenancy.v_branch b where b.tenant_id = ${tenant} and b.id = w.id)`,
  },
  {
    idOf: (line) => line.departmentId,
    isThere: (tenant) => sql`exists (
    select from tenancy.v_department d where d.tenant_id = ${tenant} and d.id = w.id)`,
  },
  {
    idOf: (line) => line.projectId,
    isThere: (tenant) => sql`exists (
    select from finance.project p where p.tenant_id = ${tenant} and p.id = w.id)`,
  },
  {
    idOf: (line) => line.itemId,
    isThere: (tenant) => sql`exists (
    select from catalog.v_item i where i.tenant_id = ${tenant} and i.id = w.id)`,
  },
  {
    idOf: (line) => line.partyId,
    isThere: (tenant) => sql`exists (
      select from party.v_customer c where c.tenant_id = ${tenant} and c.id = w.id)
    or exists (select from party.v_vendor v where v.tenant_id = ${tenant} and v.id = w.id)`,
  },
  // No module keeps equipment yet, so no line can point to any.
  { idOf: (line) => line.equipmentId, isThere: () => sql`false` },
];
