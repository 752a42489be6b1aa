import {
  runAsSystem,
  sql,
  unsealed,
  type Ctx,
  type Kernel,
  type OutsideAbout,
} from '@poros/kernel';
import { mailText, type MailNotice } from './mail-text.ts';
import { pushKeys } from './push-keys.ts';
import { pushText } from './push-text.ts';
import { sendMail } from './send-mail.ts';
import { sendPush } from './send-push.ts';

interface Message {
  readonly id: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'dropped' | 'unsure';
  readonly channel: 'email' | 'push';
  readonly subscriptionId: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: 'id' | 'en';
  readonly isActive: boolean;
  readonly company: string;
  readonly endpoint: string | null;
  readonly publicKey: string | null;
  readonly authSecret: string | null;
  readonly isGone: boolean | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly security: 'none' | 'starttls' | 'tls' | null;
  readonly username: string | null;
  readonly sealedPassword: string | null;
  readonly sender: string | null;
  readonly address: string | null;
  readonly notices: readonly MailNotice[];
}

type Ending = 'sent' | 'waiting' | 'dropped' | 'unsure' | 'gone';

/**
 * Sends one queued message. It is marked before it leaves and after it has left, each in a
 * transaction of its own: a message whose sender died in between is never sent again, and a message
 * that nobody took is tried again like any reaction, until a dead letter asks for a person.
 */
export async function deliverMessage(kernel: Kernel, about: OutsideAbout): Promise<void> {
  const work = (name: string, run: (ctx: Ctx) => Promise<void>) =>
    runAsSystem(kernel, { tenantId: about.tenantId, branchId: about.tenantId, name }, run);
  const end = (ending: Ending, error = '') =>
    work('notification.end_message', (ctx) => endMessage(ctx, about.entityId, ending, error));
  const claimed: Message[] = [];
  await work('notification.claim_message', async (ctx) => {
    const message = await claim(ctx, about.entityId);
    if (message) claimed.push(message);
  });

  const [message] = claimed;
  if (!message || message.state === 'sent' || message.state === 'dropped') return;
  if (message.state !== 'waiting') {
    await end('unsure');
    return;
  }
  try {
    await end(
      message.channel === 'email' ? await mail(kernel, message) : await push(kernel, message),
    );
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    await end('waiting', said);
    throw error;
  }
}

async function mail(kernel: Kernel, message: Message): Promise<Ending> {
  const { host, port, security, sender, address } = message;
  if (!host || !port || !security || !sender || !address || !message.isActive) return 'dropped';
  const { registry, dataDir } = kernel;
  const password = message.sealedPassword ? unsealed(dataDir, message.sealedPassword) : '';
  const text = mailText(registry, { ...message, address });
  const road = { host, port, security, sender, password, username: message.username ?? '' };
  const domain = new URL(address).hostname;
  await sendMail(
    road,
    { name: message.name, address: message.email },
    { ...text, messageId: `<${message.id}@${domain}>` },
  );
  return 'sent';
}

async function push(kernel: Kernel, message: Message): Promise<Ending> {
  const { endpoint, publicKey, authSecret } = message;
  if (!endpoint || !publicKey || !authSecret || message.isGone || !message.isActive)
    return 'dropped';
  const answer = await sendPush(
    pushKeys(kernel.dataDir),
    { endpoint, publicKey, authSecret },
    {
      body: pushText(kernel.registry, message),
      contact: message.sender ? `mailto:${addressIn(message.sender)}` : CONTACT,
      now: kernel.clock(),
    },
  );
  return answer === 'taken' ? 'sent' : 'gone';
}

/** Push services ask whom to turn to; without a mail server there is only the project. */
const CONTACT = 'https://poros.dev';
const addressIn = (sender: string): string => /<([^>]+)>/.exec(sender)?.[1] ?? sender;

/** Takes the message for sending, and answers it as it stood before. */
function claim(ctx: Ctx, id: string): Promise<Message | undefined> {
  return ctx.first<Message>(sql`
    with found as (
      select * from notification.message where tenant_id = ${ctx.tenantId} and id = ${id} for update),
    taken as (
      update notification.message m set state = 'sending', attempts = m.attempts + 1,
        version = m.version + 1
      from found f where m.tenant_id = f.tenant_id and m.id = f.id and f.state = 'waiting')
    select f.id, f.state, f.channel, f.subscription_id as "subscriptionId", v.name, v.email,
      v.language, v.is_active as "isActive", t.name as company, s.endpoint,
      s.public_key as "publicKey", s.auth_secret as "authSecret",
      s.deleted_at is not null as "isGone", e.host, e.port, e.security, e.username,
      e.sealed_password as "sealedPassword", e.sender, e.address,
      coalesce((select json_agg(json_build_object('kind', n.kind, 'label', n.label, 'path', n.path,
          'details', n.details) order by n.id)
        from notification.message_notice mn
        join notification.notice n on n.tenant_id = mn.tenant_id and n.id = mn.notice_id
        where mn.tenant_id = f.tenant_id and mn.message_id = f.id), '[]') as notices
    from found f
    join identity.v_user_voice v on v.tenant_id = f.tenant_id and v.id = f.user_id
    join tenancy.v_tenant t on t.tenant_id = f.tenant_id
    left join notification.subscription s
      on s.tenant_id = f.tenant_id and s.id = f.subscription_id
    left join notification.mail_server e on e.tenant_id = f.tenant_id`);
}

async function endMessage(ctx: Ctx, id: string, ending: Ending, error: string): Promise<void> {
  const state = ending === 'gone' ? 'dropped' : ending;
  ctx.write(sql`update notification.message
    set state = ${state}, error = ${error.slice(0, 500)}, version = version + 1,
      sent_at = case when ${state} = 'sent' then ${ctx.now.toISOString()}::timestamptz end
    where tenant_id = ${ctx.tenantId} and id = ${id}`);
  if (ending === 'gone')
    ctx.write(sql`update notification.subscription s
      set deleted_at = ${ctx.now.toISOString()}, version = s.version + 1
      from notification.message m
      where s.tenant_id = ${ctx.tenantId} and m.tenant_id = s.tenant_id and m.id = ${id}
        and s.id = m.subscription_id and s.deleted_at is null`);
}
