import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveUnit } from '../shared/unit.ts';
import { lockUnit } from './unit.sql.ts';

export const archiveUnit = command({
  name: 'catalog.archive_unit',
  http: 'POST /units/:unitId/archival',
  permission: 'catalog.unit.change',
  summary: 'Take a unit out of use, once no item is handled in it.',
  input: ArchiveUnit,
  output: Touched,
  refuses: ['catalog.unit_not_found', 'catalog.unit_in_use'],

  async run(ctx, { unitId, version }) {
    const unit = await lockUnit(ctx, unitId);
    const item = await ctx.first<{ code: string }>(sql`select i.code from catalog.v_item_unit v
      join catalog.item i on i.tenant_id = v.tenant_id and i.id = v.item_id and i.deleted_at is null
      where v.tenant_id = ${ctx.tenantId} and v.unit_id = ${unitId} order by i.code limit 1`);
    if (item) refuse('catalog.unit_in_use', { by: item.code });

    ctx.update(
      'catalog.unit',
      { ...unit, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    return { id: unitId, version: version + 1 };
  },
});
