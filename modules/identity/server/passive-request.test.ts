import { expect, test } from 'vitest';
import { authenticate } from '@poros/identity';
import { api, world } from '@poros/testing';

test('a tab that only listens does not keep its session from falling idle', async () => {
  const w = await world();
  const user = await (await api(w)).signIn('STAFF_SALES');
  const ask = (isPassive: boolean) =>
    authenticate(w.kernel, { cacheMs: 0 })({
      headers: { cookie: user.cookie() },
      ip: '127.0.0.1',
      isPassive,
    } as never);
  const [before] = await lastSeen();

  w.clock.forward(30);
  expect(await ask(true)).toMatchObject({ userId: user.userId });
  expect(await lastSeen()).toEqual([before]);

  expect(await ask(false)).toMatchObject({ userId: user.userId });
  expect(await lastSeen()).not.toEqual([before]);

  async function lastSeen() {
    const rows = await w.rows<{ last_seen_at: string }>(
      'identity.session',
      `user_id = '${user.userId}'`,
    );
    return rows.map((row) => row.last_seen_at);
  }
});
