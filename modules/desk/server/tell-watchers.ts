import { readableRecord, type Ctx, type EventAbout } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';
import { notify } from '@poros/notification';
import { watchersOf } from './watchers-of.ts';

/**
 * Whoever follows a record hears that it moved on, except the one who moved it. Its maker follows
 * what is said of it; what is decided on it he is told by the notices of its own kind.
 */
async function tellWatchers(
  ctx: Ctx,
  entity: string,
  { entityId }: EventAbout,
  because: string,
): Promise<void> {
  const record = await readableRecord(ctx, entity, entityId);
  const watchers = await watchersOf(ctx, record);
  await notify(ctx, {
    kind: 'desk.record_moved',
    to: watchers.map((one) => one.id).filter((id) => id !== record.ownerId),
    except: ctx.actor.userId,
    record,
    details: { because },
  });
}

type Said<K extends keyof EventMap> = EventMap[K];

export const tellOfOrder = (
  ctx: Ctx,
  { to }: Said<'sales.order_status_changed'>,
  about: EventAbout,
) => tellWatchers(ctx, 'sales.order', about, `sales.status.${to}`);

export const tellOfShipment = (
  ctx: Ctx,
  _said: Said<'sales.delivery_shipped'>,
  about: EventAbout,
) => tellWatchers(ctx, 'sales.delivery', about, 'sales.delivery_status.shipped');

export const tellOfArrival = (
  ctx: Ctx,
  _said: Said<'sales.delivery_completed'>,
  about: EventAbout,
) => tellWatchers(ctx, 'sales.delivery', about, 'sales.delivery_status.delivered');

export const tellOfPayment = (ctx: Ctx, _said: Said<'finance.invoice_paid'>, about: EventAbout) =>
  tellWatchers(ctx, 'finance.invoice', about, 'finance.status.paid');
