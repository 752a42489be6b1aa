import { readOnce, sql, type Actor, type Kernel, type MenuEntry, type Sql } from '@poros/kernel';
import type { Session } from '../shared/session.ts';

/** Where a role wants an entry, and whether it wants to see it. */
export interface Placing {
  readonly path: string;
  readonly position: number;
  readonly isHidden: boolean;
}

/**
 * The person's menu: what the rights open, in the order of the roles. An entry is hidden only when
 * every role of the person that has arranged its menu hides it; the highest role's order wins.
 */
export async function menuOf(kernel: Kernel, actor: Actor): Promise<Session['menu']> {
  const entries = kernel.registry.modules.flatMap((module) => module.menu);
  const placings = await readOnce<Placing>(
    kernel.pool,
    actor.tenantId,
    sql`
    select m.path, (array_agg(m.position order by r.level, r.code))[1] as position,
      bool_and(m.is_hidden) and count(*) = (select count(distinct a.role_id)
        from identity.role_menu a
        join identity.user_role h on h.tenant_id = a.tenant_id and h.role_id = a.role_id
        where a.tenant_id = ${actor.tenantId} and h.user_id = ${actor.userId}) as "isHidden"
    from identity.role_menu m
    join identity.user_role ur on ur.tenant_id = m.tenant_id and ur.role_id = m.role_id
    join identity.role r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.deleted_at is null
    where m.tenant_id = ${actor.tenantId} and ur.user_id = ${actor.userId}
    group by m.path`,
  );
  return arranged(
    entries.filter(
      ({ permission }) => permission === 'signed_in' || actor.permissions.has(permission),
    ),
    placings,
  )
    .filter(({ isHidden }) => !isHidden)
    .map(({ group, section, path, word, permission }) => ({
      group,
      ...(section && { section }),
      path,
      word,
      permission,
    }));
}

/** Entries in the wished order; what nobody placed stands behind, as its module put it. */
export function arranged(
  entries: readonly MenuEntry[],
  placings: readonly Placing[],
): (MenuEntry & { readonly isHidden: boolean })[] {
  const placed = new Map(placings.map((one) => [one.path, one]));
  const positionOf = (path: string) => placed.get(path)?.position ?? Number.MAX_SAFE_INTEGER;
  return entries
    .map((entry) => ({ ...entry, isHidden: placed.get(entry.path)?.isHidden ?? false }))
    .sort((a, b) => Math.sign(positionOf(a.path) - positionOf(b.path)));
}

export const placingsOf = (tenantId: string, roleId: string): Sql => sql`
  select path, position, is_hidden as "isHidden" from identity.role_menu
  where tenant_id = ${tenantId} and role_id = ${roleId} order by position`;
