import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { sql } from '@poros/kernel';
import { employee, settled, world, type Employee, type World } from '@poros/testing';
import { deliverMessage } from './deliver-message.ts';
import { getMailServer } from './get-mail-server.ts';
import { notify } from './notify.ts';
import { queueDue } from './queue-due.ts';
import { sendTestEmail } from './send-test-email.ts';
import { setMailServer } from './set-mail-server.ts';
import { setOwnPreferences } from './set-own-preferences.ts';
import { tellOfDeadLetters } from './tell-of-dead-letters.ts';

interface Mail {
  readonly to: string;
  readonly user: string;
  readonly raw: string;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A real mail server on this machine; it takes mail, or refuses as long as it is told to. */
async function postOffice() {
  const mails: Mail[] = [];
  const state = { isDown: false };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      password === 'rahasia' ? done(null, { user: username }) : done(new Error('wrong password')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (state.isDown) return done(new Error('the mailbox is full'));
        const to = session.envelope.rcptTo.map((one) => one.address).join();
        mails.push({ to, user: String(session.user ?? ''), raw: Buffer.concat(chunks).toString() });
        return done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closing.push(() => new Promise((resolve) => server.close(() => resolve(undefined))));
  const address = server.server.address();
  return { mails, state, port: typeof address === 'object' && address ? address.port : 0 };
}

async function company() {
  const w = await world();
  const office = await postOffice();
  const person = await employee(w, 'Sari Penulis', 'STAFF_SALES');
  await w.run(setMailServer, {
    host: '127.0.0.1',
    port: office.port,
    security: 'none',
    username: 'poros',
    password: 'rahasia',
    sender: 'Poros <poros@uji.test>',
    address: 'https://poros.uji.test',
    version: 0,
  });
  return { w, person, ...office };
}

const tell = (w: World, person: Employee, label = 'SO-2611-0001') =>
  w.within((ctx) =>
    notify(ctx, {
      kind: 'approval.approved',
      to: [person.userId],
      record: { entity: 'sales.order', id: w.tenantId, label, path: '/sales/orders/1' },
      details: { decider: 'Budi <Manajer>' },
    }),
  );

/** The body of a mail without transfer encoding. */
const readable = ({ raw }: Mail) =>
  raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

test('a notice leaves by e-mail as text and as HTML, with its link and a way out of e-mails', async () => {
  const { w, person, mails } = await company();

  await tell(w, person);
  await settled(w);

  expect(mails).toMatchObject([{ to: person.email, user: 'poros' }]);
  const text = readable(mails[0]!);
  expect(text).toContain('Subject: Budi <Manajer> menyetujui SO-2611-0001.');
  expect(text).toContain('https://poros.uji.test/sales/orders/1');
  expect(text).toContain('Budi &lt;Manajer&gt; menyetujui SO-2611-0001.');
  expect(text).toContain('List-Unsubscribe: <https://poros.uji.test/account/notifications>');
  expect(text).toContain('Auto-Submitted: auto-generated');
  expect(await w.rows('notification.message')).toMatchObject([{ state: 'sent', attempts: 1 }]);
});

test('the password is neither answered nor stored nor logged as it is', async () => {
  const { w } = await company();

  expect(await w.run(getMailServer, {})).toMatchObject({ hasPassword: true, username: 'poros' });
  const kept = JSON.stringify([
    await w.rows('notification.mail_server'),
    await w.rows('kernel.command_log', "command = 'notification.set_mail_server'"),
  ]);
  expect(kept).toContain('[secret]');
  expect(kept).not.toContain('rahasia');
});

test('a mail that nobody takes is tried again, is delivered once when the server is back', async () => {
  const { w, person, mails, state } = await company();
  state.isDown = true;
  await tell(w, person);
  await settled(w);
  expect(mails).toEqual([]);
  const [message] = await w.rows<{ id: string; state: string; attempts: number; error: string }>(
    'notification.message',
  );
  expect(message).toMatchObject({ state: 'waiting', attempts: 8 });
  expect(message!.error).toContain('the mailbox is full');
  expect(await w.rows('kernel.dead_letter')).toMatchObject([
    { reaction: 'deliverMessage', state: 'waiting' },
  ]);

  state.isDown = false;
  const about = { tenantId: w.tenantId, entityId: message!.id, position: 1 };
  await deliverMessage(w.kernel, about);
  await deliverMessage(w.kernel, about);
  expect(mails).toHaveLength(1);
});

test('a message whose sender died on the way is not sent a second time', async () => {
  const { w, person, mails } = await company();
  await tell(w, person);
  const [message] = await w.rows<{ id: string }>('notification.message');
  await w.within(async (ctx) => {
    await Promise.resolve();
    ctx.write(
      sql`update notification.message set state = 'sending'
        where tenant_id = ${ctx.tenantId} and id = ${message!.id}`,
    );
  });

  await settled(w);

  expect(mails).toEqual([]);
  expect(await w.rows('notification.message')).toMatchObject([{ state: 'unsure' }]);
});

test('a digest gathers what waited and comes once, at its hour', async () => {
  const { w, person, mails } = await company();
  await person.run(setOwnPreferences, {
    kinds: [{ kind: 'approval.approved', isShown: true, email: 'daily', isPushed: false }],
    quietFrom: null,
    quietTo: null,
    dailyAt: '11:00',
  });
  await tell(w, person, 'SO-1');
  await tell(w, person, 'SO-2');
  w.clock.forward(59);
  await queueDue(w.kernel);
  await settled(w);
  expect(mails).toEqual([]);

  w.clock.forward(1);
  await queueDue(w.kernel);
  await queueDue(w.kernel);
  await settled(w);

  expect(mails).toHaveLength(1);
  const text = readable(mails[0]!);
  expect(text).toContain('Subject: 2 pemberitahuan dari PT Uji Coba');
  expect(text).toContain('menyetujui SO-1.');
  expect(text).toContain('menyetujui SO-2.');
});

test('in quiet hours nothing leaves; what came meanwhile leaves when they end', async () => {
  const { w, person, mails } = await company();
  await person.run(setOwnPreferences, {
    kinds: [],
    quietFrom: '09:00',
    quietTo: '12:00',
    dailyAt: '07:30',
  });
  await tell(w, person);
  await settled(w);
  expect(mails).toEqual([]);

  w.clock.forward(120);
  await queueDue(w.kernel);
  await settled(w);
  expect(mails).toHaveLength(1);
});

test('work that failed for good is told to the administrators, once', async () => {
  const { w, person, state } = await company();
  const admin = await employee(w, 'Ani', 'SYSADMIN');
  state.isDown = true;
  await tell(w, person);
  await settled(w);

  await tellOfDeadLetters(w.kernel);
  await tellOfDeadLetters(w.kernel);

  const told = await w.rows('notification.notice', `kind = 'notification.work_failed'`);
  expect(told).toMatchObject([{ user_id: admin.userId, label: 'deliverMessage' }]);
});

test('an administrator sends himself a test; without a server he is told so', async () => {
  const w = await world();
  const admin = await employee(w, 'Ani', 'SYSADMIN');
  expect(await admin.refused(sendTestEmail, {})).toBe('notification.mail_server_missing');

  const { w: other, mails } = await company();
  const theirs = await employee(other, 'Ani', 'SYSADMIN');
  expect(await theirs.run(sendTestEmail, {})).toEqual({ to: theirs.email });
  await settled(other);
  expect(mails).toMatchObject([{ to: theirs.email }]);
});
