import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { decrypt } from 'http_ece';
import { afterEach, expect, test } from 'vitest';
import { setConfig } from '@poros/testing/set-config';
import { employee, settled, world } from '@poros/testing';
import { archiveSubscription } from './archive-subscription.ts';
import { createSubscription } from './create-subscription.ts';
import { getOwnPreferences } from './get-own-preferences.ts';
import { notify } from './notify.ts';
import { pushKeys } from './push-keys.ts';

interface Pushed {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A push service on this machine, and a browser that subscribed with it. */
async function pushService() {
  const pushed: Pushed[] = [];
  const state = { answer: 201 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      pushed.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(state.answer).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const authSecret = randomBytes(16).toString('base64url');
  const read = ({ body }: Pushed) =>
    JSON.parse(
      decrypt(body, { version: 'aes128gcm', privateKey: browser, authSecret }).toString(),
    ) as Record<string, string>;
  const subscription = {
    endpoint: `${origin}/browser/1`,
    publicKey: browser.getPublicKey('base64url'),
    authSecret,
    device: 'Chromium',
  };
  return { pushed, state, origin, read, subscription };
}

async function subscribed() {
  const w = await world();
  const service = await pushService();
  const person = await employee(w, 'Budi Manajer', 'MANAGER_SALES');
  await setConfig(w, 'notification.push_services', [service.origin]);
  const { id } = await person.run(createSubscription, service.subscription);
  const tell = () =>
    w.within((ctx) =>
      notify(ctx, {
        kind: 'approval.asked',
        to: [person.userId],
        record: {
          entity: 'sales.order',
          id: w.tenantId,
          label: 'SO-2611-0001',
          path: '/approvals?request=1',
        },
        details: { asker: 'Sari', amount: '111000.0000', currency: 'IDR' },
      }),
    );
  return { w, person, id, tell, ...service };
}

/** Whether the push service can trust who sent it: the token is signed for it, with our key. */
function claimsOf({ headers }: Pushed, dataDir: string): Record<string, unknown> {
  const [, token = '', key = ''] =
    /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
  expect(key).toBe(pushKeys(dataDir).publicKey);
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const [head = '', body = '', signature = ''] = token.split('.');
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(isSigned).toBe(true);
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
}

test('a notice is pushed: only the browser can read it, and the service knows who sent it', async () => {
  const { w, tell, pushed, read, origin } = await subscribed();

  await tell();
  await settled(w);

  expect(pushed).toHaveLength(1);
  expect(read(pushed[0]!)).toMatchObject({
    title: 'PT Uji Coba',
    body: expect.stringMatching(/Sari meminta persetujuan untuk SO-2611-0001 senilai Rp\s111\.000/),
    path: '/approvals?request=1',
  });
  expect(pushed[0]!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
  expect(pushed[0]!.body.includes('SO-2611')).toBe(false);
  const claims = claimsOf(pushed[0]!, w.kernel.dataDir);
  expect(claims['aud']).toBe(origin);
  expect(Number(claims['exp'])).toBeGreaterThan(w.clock.now.getTime() / 1_000);
});

test('a browser that is gone is forgotten; a service that fails is asked again', async () => {
  const { w, person, tell, pushed, state } = await subscribed();
  state.answer = 500;
  await tell();
  await settled(w);
  expect(pushed).toHaveLength(8);
  expect(await w.rows('notification.message')).toMatchObject([{ state: 'waiting' }]);

  state.answer = 410;
  await tell();
  await settled(w);
  expect((await person.run(getOwnPreferences, {})).browsers).toEqual([]);
  await tell();
  await settled(w);
  expect(pushed).toHaveLength(9);
});

test('nobody is pushed to any more after saying so, and nobody ends another’s browser', async () => {
  const { w, person, id, tell, pushed } = await subscribed();
  const other = await employee(w, 'Rina', 'STAFF_WH');
  expect(await other.refused(archiveSubscription, { subscriptionId: id })).toBe(
    'notification.subscription_not_found',
  );

  await person.run(archiveSubscription, { subscriptionId: id });
  await tell();
  await settled(w);
  expect(pushed).toEqual([]);
});

test('an address that is no known push service is refused, so that we knock at no inner door', async () => {
  const w = await world();
  const person = await employee(w, 'Budi', 'MANAGER_SALES');
  const { subscription } = await pushService();

  for (const endpoint of [
    subscription.endpoint,
    'http://fcm.googleapis.com/fcm/send/1',
    'https://fcm.googleapis.com.evil.test/1',
    'https://169.254.169.254/latest',
  ])
    expect(await person.refused(createSubscription, { ...subscription, endpoint })).toBe(
      'notification.push_service_unknown',
    );
  const endpoint = 'https://fcm.googleapis.com/fcm/send/1';
  await person.run(createSubscription, { ...subscription, endpoint });
});
