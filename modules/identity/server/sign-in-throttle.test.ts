import { expect, test } from 'vitest';
import { PASSWORD, api, world, type Api } from '@poros/testing';
import { setConfig } from '@poros/testing/set-config';
import { sourceOf } from './sign-in-throttle.ts';

const wrong = (http: Api, login: string, from: { ip: string }) =>
  http.anonymous.post('/session', { login, password: 'bukan kata sandinya' }, from);
const right = (http: Api, login: string, from: { ip: string }) =>
  http.client().post('/session', { login, password: PASSWORD }, from);

async function fail(http: Api, login: string, times: number, from: { ip: string }): Promise<void> {
  for (let one = 0; one < times; one += 1)
    expect((await wrong(http, login, from)).status).toBe(401);
}

/** A place nobody else in this file's database calls from. */
const somewhere = () => ({
  ip: `100.64.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
});

test('five wrong passwords lock a log-in for half an hour, from that place only', async () => {
  const w = await world();
  const http = await api(w);
  const { email, userId } = await http.user('READONLY');
  const here = somewhere();
  await fail(http, email, 5, here);

  const locked = await right(http, email, here);
  expect(locked.status).toBe(429);
  expect(locked.body).toMatchObject({ code: 'identity.sign_in_paused', details: { minutes: 30 } });
  expect(locked.headers['retry-after']).toBe('1800');
  expect((await right(http, email, somewhere())).status).toBe(200);
  w.clock.forward(29);
  expect((await right(http, email, here)).status).toBe(429);
  w.clock.forward(1);
  expect((await right(http, email, here)).status).toBe(200);
  const events = await w.rows<{ payload: unknown }>(
    'kernel.event_pending',
    "type = 'identity.sign_in_locked'",
  );
  expect(events).toMatchObject([{ payload: { userId, ip: here.ip, failures: 5 } }]);
});

test('four wrong passwords and then the right one begin the count anew', async () => {
  const http = await api(await world());
  const { email } = await http.user('READONLY');
  const here = somewhere();

  await fail(http, email, 4, here);
  expect((await right(http, email, here)).status).toBe(200);
  await fail(http, email, 4, here);
  expect((await right(http, email, here)).status).toBe(200);
});

test('a name that nobody has is answered and locked like one that somebody has', async () => {
  const http = await api(await world());
  const { email } = await http.user('READONLY');
  const answers = async (login: string) => {
    const here = somewhere();
    const all = [];
    for (let one = 0; one < 7; one += 1) {
      const { status, body, headers } = await wrong(http, login, here);
      all.push({ status, ...body, correlationId: '', wait: headers['retry-after'] });
    }
    return all;
  };

  expect(await answers(`tidak.ada.${email}`)).toEqual(await answers(email));
});

test('of twenty guesses at once five are looked at', async () => {
  const w = await world();
  const http = await api(w);
  const { email } = await http.user('READONLY');
  const here = somewhere();

  const answers = await Promise.all(Array.from({ length: 20 }, () => wrong(http, email, here)));

  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15);
  expect((await right(http, email, here)).status).toBe(429);
});

test('an administrator unlocks a user, of his own company only', async () => {
  const w = await world();
  const http = await api(w);
  const { userId, email } = await http.user('READONLY');
  const here = somewhere();
  await fail(http, email, 5, here);
  const stranger = await (await api(await world())).signIn('SYSADMIN');
  const admin = await http.signIn('SYSADMIN');

  expect((await admin.get('/users?status=locked')).body).toMatchObject({
    rows: [{ id: userId, isLocked: true }],
  });
  expect((await stranger.post(`/users/${userId}/unlocking`)).status).toBe(404);
  expect((await right(http, email, here)).status).toBe(429);
  expect((await admin.post(`/users/${userId}/unlocking`)).status).toBe(200);
  expect((await right(http, email, here)).status).toBe(200);
});

test('a company may be stricter', async () => {
  const w = await world();
  const http = await api(w);
  const { email } = await http.user('READONLY');
  await setConfig(w, 'identity.lock_after_failures', 3);
  const here = somewhere();
  await fail(http, email, 3, here);

  expect((await right(http, email, here)).status).toBe(429);
});

test('one place that tries many names is slowed down, twice as long each time', async () => {
  const w = await world();
  const http = await api(w);
  const here = somewhere();
  await Promise.all(
    Array.from({ length: 21 }, (_, one) => wrong(http, `nama.${one}.${w.tenantId}@uji.test`, here)),
  );

  const first = await wrong(http, `lain.${w.tenantId}@uji.test`, here);
  expect(first).toMatchObject({ status: 429, headers: { 'retry-after': '2' } });
  w.clock.forward(2 / 60);
  expect((await wrong(http, `lain.${w.tenantId}@uji.test`, here)).status).toBe(401);
  expect((await wrong(http, `lain.${w.tenantId}@uji.test`, here)).headers['retry-after']).toBe('4');
});

test('after a hundred failures from everywhere only known places are heard', async () => {
  const w = await world();
  const http = await api(w);
  const { email } = await http.user('READONLY');
  const office = somewhere();
  await right(http, email, office);
  await Promise.all(
    Array.from({ length: 100 }, (_, one) => wrong(http, email, { ip: `198.18.${one}.1` })),
  );

  expect((await right(http, email, somewhere())).status).toBe(429);
  expect((await right(http, email, office)).status).toBe(200);
});

test('a network is its IPv4 address or its IPv6 /64', () => {
  expect(sourceOf('203.0.113.9')).toBe('203.0.113.9');
  expect(sourceOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(sourceOf('2001:db8:0:1::1')).toBe('2001:db8:0:1::/64');
  expect(sourceOf('2001:db8::1:2:3:4:5')).toBe('2001:db8:0:1::/64');
  expect(sourceOf('::1')).toBe('0:0:0:0::/64');
});
