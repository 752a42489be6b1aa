import { command, refuse, sql } from '@poros/kernel';
import { CreateSubscription } from '../shared/notice.ts';
import { Id, object } from '@poros/kernel/shared';

export const createSubscription = command({
  name: 'notification.create_subscription',
  http: 'POST /me/browsers',
  permission: 'signed_in',
  summary: 'Let this browser be pushed to.',
  input: CreateSubscription,
  output: object({ id: Id }),
  refuses: ['notification.push_service_unknown'],

  async run(ctx, { id = ctx.newId(), endpoint, publicKey, authSecret, device }) {
    ensureKnownService(endpoint, ctx.config<string[]>('notification.push_services'));
    // The browser belongs to whoever signs in there now.
    ctx.write(sql`update notification.subscription
      set deleted_at = ${ctx.now.toISOString()}, version = version + 1
      where tenant_id = ${ctx.tenantId} and endpoint = ${endpoint} and deleted_at is null`);
    ctx.write(sql`insert into notification.subscription (tenant_id, id, user_id, endpoint,
        public_key, auth_secret, device, created_at)
      values (${ctx.tenantId}, ${id}, ${ctx.actor.userId}, ${endpoint}, ${publicKey}, ${authSecret},
        ${device}, ${ctx.now.toISOString()})`);
    ctx.changed('notification.subscription', id, null, { device });
    await Promise.resolve();
    return { id };
  },
});

/**
 * We send to the address a browser gives; only the known services are believed, or anybody who can
 * sign in could make us knock at any door behind the firewall.
 */
function ensureKnownService(endpoint: string, known: readonly string[]): void {
  const { origin, hostname, protocol } = new URL(endpoint);
  const isKnown = known.some((one) =>
    one.includes('://')
      ? one === origin
      : protocol === 'https:' && (hostname === one || hostname.endsWith(`.${one}`)),
  );
  if (!isKnown) refuse('notification.push_service_unknown', { host: hostname });
}
