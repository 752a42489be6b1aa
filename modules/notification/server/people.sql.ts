import { sql, type QueryCtx } from '@poros/kernel';
import { rightHolders } from '@poros/identity';
import { NO_MANNER, minuteOf, type Manner, type Pace } from '../shared/due-at.ts';

/** Whom a notice is for: these people, or whoever holds a right where the branch is reached. */
export type Audience =
  readonly string[] | { readonly permission: string; readonly branchId?: string | null };

export interface Recipient {
  readonly userId: string;
  readonly isShown: boolean;
  readonly email: Pace;
  readonly isPushed: boolean;
  readonly manner: Manner;
  readonly subscriptionIds: readonly string[];
  readonly hasAddress: boolean;
}

export async function idsOf(ctx: QueryCtx, to: Audience): Promise<string[]> {
  if (!('permission' in to)) return [...new Set(to)];
  const holders = await rightHolders(ctx, to.permission, to.branchId);
  return [...new Set(holders.map((one) => one.userId))];
}

interface Row {
  readonly userId: string;
  readonly email: string;
  readonly shown: boolean | null;
  readonly pace: Pace | null;
  readonly pushed: boolean | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly dailyAt: string | null;
  readonly subscriptionIds: readonly string[];
  readonly hasServer: boolean;
}

/** How each of the people wants to be told of this kind; who cannot sign in is left out. */
export async function recipients(
  ctx: QueryCtx,
  kind: string,
  userIds: readonly string[],
): Promise<Recipient[]> {
  if (userIds.length === 0) return [];
  const usual = ctx.registry.notices.get(kind);
  const rows = await ctx.read<Row>(sql`
    select v.id as "userId", v.email, p.is_shown as shown, p.email as pace, p.is_pushed as pushed,
      m.quiet_from::text as "quietFrom", m.quiet_to::text as "quietTo",
      m.daily_at::text as "dailyAt",
      coalesce((select json_agg(s.id) from notification.subscription s
        where s.tenant_id = v.tenant_id and s.user_id = v.id and s.deleted_at is null), '[]')
        as "subscriptionIds",
      exists (select from notification.mail_server e where e.tenant_id = v.tenant_id) as "hasServer"
    from identity.v_user_voice v
    left join notification.preference p
      on p.tenant_id = v.tenant_id and p.user_id = v.id and p.kind = ${kind}
    left join notification.manner m on m.tenant_id = v.tenant_id and m.user_id = v.id
    where v.tenant_id = ${ctx.tenantId} and v.id = any(${[...userIds]}::uuid[]) and v.is_active
    order by v.id`);
  return rows.map((row) => ({
    userId: row.userId,
    isShown: row.shown ?? true,
    email: row.hasServer ? (row.pace ?? usual?.email ?? 'off') : 'off',
    isPushed: row.pushed ?? usual?.isPushed ?? false,
    manner: mannerOf(row),
    subscriptionIds: row.subscriptionIds,
    hasAddress: row.email.includes('@'),
  }));
}

function mannerOf({ quietFrom, quietTo, dailyAt }: Row): Manner {
  return {
    quiet: quietFrom && quietTo ? { from: minuteOf(quietFrom), to: minuteOf(quietTo) } : null,
    dailyAt: dailyAt ? minuteOf(dailyAt) : NO_MANNER.dailyAt,
  };
}
