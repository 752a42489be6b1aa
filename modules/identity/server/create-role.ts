import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateRole } from '../shared/role.ts';
import { ensureHeld, ensureRoleNotAbove } from './rights.sql.ts';
import { addGrants, ensureKnown } from './role.sql.ts';

export const createRole = command({
  name: 'identity.create_role',
  http: 'POST /roles',
  permission: 'identity.role.manage',
  summary: 'Make a role out of rights that the maker holds.',
  input: CreateRole,
  output: Touched,
  refuses: [
    'identity.code_taken',
    'identity.permission_unknown',
    'identity.right_not_held',
    'identity.role_above',
  ],

  async run(ctx, { code, nameId, nameEn, level, permissions }) {
    ensureKnown(ctx, permissions);
    ensureHeld(ctx, permissions);
    await ensureRoleNotAbove(ctx, { code, level });

    const id = ctx.newId();
    ctx.insert('identity.role', { id, code, name_id: nameId, name_en: nameEn, level });
    ctx.write(
      addGrants(
        ctx,
        permissions.map((grant) => ({ roleId: id, ...grant })),
      ),
    );
    ctx.changed('identity.role_permission', id, null, { permissions });

    await ctx.emit('identity.role_changed', id, { roleId: id });
    return { id, version: 1 };
  },
});
