import type { Ctx } from '@poros/kernel';
import { defaultRoles } from './default-roles.ts';
import { giveDefaults } from './give-defaults.ts';

/** A new company begins with the default roles, made of what every module says of its rights. */
export async function furnishRoles(ctx: Ctx): Promise<void> {
  const roles = defaultRoles.map((role) => ({ id: ctx.newId(), ...role }));
  ctx.insert(
    'identity.role',
    roles.map(({ id, code, nameId, nameEn, level }) => ({
      id,
      code,
      name_id: nameId,
      name_en: nameEn,
      level,
      is_system: true,
    })),
  );

  giveDefaults(ctx, roles, [...ctx.registry.permissions.values()]);
}
