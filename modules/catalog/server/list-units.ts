import { page, query, sql } from '@poros/kernel';
import { ListUnits, UnitPage, type Unit } from '../shared/unit.ts';

export const listUnits = query({
  name: 'catalog.list_units',
  http: 'GET /units',
  permission: 'catalog.unit.read',
  summary: 'The units that quantities are counted in.',
  input: ListUnits,
  output: UnitPage,

  run: (ctx, input) =>
    page<Unit>(ctx, input, {
      select: sql`u.id, u.code, u.name_id as "nameId", u.name_en as "nameEn", u.decimals,
        u.version`,
      from: sql`catalog.unit u`,
      where: [
        sql`u.tenant_id = ${ctx.tenantId}`,
        sql`u.deleted_at is null`,
        input.search
          ? sql`position(lower(${input.search}) in lower(u.code || ' ' || u.name_id || ' '
            || u.name_en)) > 0`
          : undefined,
      ],
      id: sql`u.id`,
      columns: {
        code: { by: sql`u.code`, type: 'text' },
        nameId: { by: sql`u.name_id`, type: 'text' },
        nameEn: { by: sql`u.name_en`, type: 'text' },
        decimals: { by: sql`u.decimals`, type: 'integer' },
      },
      defaultSort: 'code',
    }),
});
