import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArrangeMenu } from '../shared/menu.ts';
import { placingsOf, type Placing } from './menu.sql.ts';
import { ensureRoleNotAbove } from './rights.sql.ts';
import { lockRole } from './role.sql.ts';

export const arrangeMenu = command({
  name: 'identity.arrange_menu',
  http: 'PUT /roles/:roleId/menu',
  permission: 'identity.role.manage',
  summary: 'Order the menu of a role and hide entries from it; rights stay as they are.',
  input: ArrangeMenu,
  output: Touched,
  refuses: ['identity.role_not_found', 'identity.role_above', 'identity.menu_unknown'],

  async run(ctx, { roleId, version, entries }) {
    const role = await lockRole(ctx, roleId);
    await ensureRoleNotAbove(ctx, role);
    const before = await ctx.read<Placing>(placingsOf(ctx.tenantId, roleId));
    const known = new Set(
      ctx.registry.modules.flatMap((module) => module.menu.map((entry) => entry.path)),
    );
    const placings = (entries ?? []).map(({ path, isHidden = false }, position) => {
      if (!known.delete(path)) refuse('identity.menu_unknown', { path });
      return { path, position, isHidden };
    });

    ctx.update('identity.role', { ...role, version }, {});
    ctx.write(sql`delete from identity.role_menu
      where tenant_id = ${ctx.tenantId} and role_id = ${roleId}`);
    ctx.write(sql`insert into identity.role_menu (tenant_id, role_id, path, position, is_hidden)
      select ${ctx.tenantId}, ${roleId}, p.path, p.position, p."isHidden"
      from jsonb_to_recordset(${JSON.stringify(placings)}::jsonb)
        as p(path text, position integer, "isHidden" boolean)`);
    ctx.changed('identity.role_menu', roleId, { entries: before }, { entries: placings });

    await ctx.emit('identity.role_changed', roleId, { roleId });
    return { id: roleId, version: version + 1 };
  },
});
