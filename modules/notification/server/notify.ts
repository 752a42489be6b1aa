import { sql, type Ctx } from '@poros/kernel';
import { minutesUntil } from '../shared/due-at.ts';
import { queueMessages, type ToSend } from './queue-messages.ts';
import { idsOf, recipients, type Audience, type Recipient } from './people.sql.ts';

/** What people are told, once each. */
export interface Notice {
  /** Declared in a module's `notices`. */
  readonly kind: string;
  readonly to: Audience;
  /** Who needs not be told: usually whoever did it. */
  readonly except?: string | null;
  readonly record?: {
    readonly entity: string;
    readonly id: string;
    readonly label: string;
    readonly path: string;
  };
  /**
   * What fills the kind's sentence; an `amount` stands with its `currency`, `because` is a key of
   * the words.
   */
  readonly details?: Readonly<Record<string, string>>;
}

/**
 * Tells people: in the bell at once, by e-mail and push as each wants it. For reactions after a
 * commit; it writes for every person and has no place on the way of a command.
 */
export async function notify(ctx: Ctx, notice: Notice): Promise<void> {
  if (!ctx.registry.notices.has(notice.kind))
    throw new Error(`no module declares the notice ${notice.kind}`);
  const ids = (await idsOf(ctx, notice.to)).filter((id) => id !== notice.except);
  const people = await recipients(ctx, notice.kind, ids);
  if (people.length === 0) return;

  const minute = minuteOfDay(ctx.now, ctx.actor.timeZone);
  const rows = people.map((person) => ({ person, ...rowFor(ctx, notice, person, minute) }));

  ctx.write(sql`
    insert into notification.notice (tenant_id, id, user_id, kind, entity, entity_id, label, path,
      details, noticed_at, is_shown, email_due_at, push_due_at)
    select ${ctx.tenantId}, n.id, n.user_id, ${notice.kind}, ${notice.record?.entity ?? null},
      ${notice.record?.id ?? null}::uuid, ${notice.record?.label ?? ''},
      ${notice.record?.path ?? ''}, ${JSON.stringify(notice.details ?? {})}::jsonb,
      ${ctx.now.toISOString()}, n.is_shown, n.email_due_at, n.push_due_at
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ row }) => row))}::jsonb)
      as n(id uuid, user_id uuid, is_shown boolean, email_due_at timestamptz,
        push_due_at timestamptz)`);
  await queueMessages(
    ctx,
    rows.flatMap(({ now }) => now),
  );
  await ctx.emit('notification.people_noticed', ctx.newId(), {
    userIds: people.map((one) => one.userId),
  });
}

function rowFor(ctx: Ctx, notice: Notice, person: Recipient, minute: number) {
  const id = ctx.newId();
  const wait = {
    email: person.hasAddress ? minutesUntil(person.email, minute, person.manner) : null,
    push:
      person.isPushed && person.subscriptionIds.length > 0
        ? minutesUntil('at_once', minute, person.manner)
        : null,
  };
  const row = {
    id,
    user_id: person.userId,
    is_shown: person.isShown,
    email_due_at: dueAt(ctx.now, wait.email),
    push_due_at: dueAt(ctx.now, wait.push),
  };
  const email: ToSend[] =
    wait.email === 0 ? [{ userId: person.userId, channel: 'email', noticeIds: [id] }] : [];
  const push: ToSend[] =
    wait.push === 0
      ? person.subscriptionIds.map((subscriptionId) => ({
          userId: person.userId,
          channel: 'push',
          subscriptionId,
          noticeIds: [id],
        }))
      : [];
  return { row, now: [...email, ...push] };
}

/** Kept only for later; what leaves now has its message at once. */
const dueAt = (now: Date, wait: number | null): string | null =>
  wait ? new Date(now.getTime() + wait * 60_000).toISOString() : null;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The minute of the day of an instant in a time zone. */
function minuteOfDay(instant: Date, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    clocks.set(timeZone, clock);
  }
  const [hours = '0', minutes = '0'] = clock.format(instant).split(':');
  return (Number(hours) % 24) * 60 + Number(minutes);
}
