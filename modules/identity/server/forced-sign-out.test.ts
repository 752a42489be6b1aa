import { expect, test } from 'vitest';
import { api, world } from '@poros/testing';
import type { Session } from '@poros/identity/shared';

const REASON = 'Laptop hilang di bandara';

test('who is signed out everywhere is told by whom and why, and nobody else is', async () => {
  const w = await world();
  const http = await api(w);
  const [admin, seller, other] = [
    await http.signIn('SYSADMIN'),
    await http.signIn('STAFF_SALES'),
    await http.signIn('STAFF_SALES'),
  ];

  const done = await admin.post(`/users/${seller.userId}/session-endings`, { reason: REASON });

  expect(done.body).toMatchObject({ id: seller.userId, sessions: 1 });
  expect((await seller.get('/session')).status).toBe(401);
  expect((await seller.get('/session/ending')).body).toMatchObject({
    ended: { note: REASON, byName: 'Penguji SYSADMIN' },
  });
  // Negative controls: a session that stands, and a browser without any.
  expect((await other.get('/session')).status).toBe(200);
  expect((await other.get('/session/ending')).body).toEqual({ ended: null });
  expect((await http.anonymous.get('/session/ending')).body).toEqual({ ended: null });
});

test('one session is ended with its reason; the sessions of others stand', async () => {
  const w = await world();
  const http = await api(w);
  const [admin, seller] = [await http.signIn('SYSADMIN'), await http.signIn('STAFF_SALES')];
  const { rows } = (
    await admin.get<{ rows: { id: string }[] }>(`/sessions?userId=${seller.userId}&kind=browser`)
  ).body;
  expect(rows).toHaveLength(1);
  const none = await admin.get(`/sessions?userId=${seller.userId}&kind=device`);
  expect(none.body).toMatchObject({ rows: [] });

  await admin.post(`/sessions/${rows[0]!.id}/revocation`, { reason: REASON });

  expect((await seller.get('/session/ending')).body).toMatchObject({ ended: { note: REASON } });
  expect((await admin.get('/session')).status).toBe(200);

  const own = await admin.get<{ rows: { id: string }[] }>(`/sessions?userId=${admin.userId}`);
  const refused = await admin.post(`/sessions/${own.body.rows[0]!.id}/revocation`, {});
  expect(refused.body).toMatchObject({ code: 'identity.session_is_own' });
});

test('who signed out by himself is told nothing', async () => {
  const w = await world();
  const seller = await (await api(w)).signIn('STAFF_SALES');
  await seller.delete('/session');

  expect((await seller.get('/session/ending')).body).toEqual({ ended: null });
});

test('a session says when it falls idle and when it ends, as the company has set it', async () => {
  const w = await world();
  const seller = await (await api(w)).signIn('STAFF_SALES');
  const { limits } = (await seller.get<Session>('/session')).body;

  expect(limits).toEqual({
    idleSeconds: 3_600,
    expiresAt: new Date(w.clock.now.getTime() + 12 * 3_600_000).toISOString(),
  });
});

test('nobody signs out who stands above him', async () => {
  const w = await world();
  const http = await api(w);
  const admin = await http.signIn('SYSADMIN');
  const { signOutUser } = await import('./sign-out-user.ts');
  const weak = w.as({ permissions: ['identity.session.manage'] });

  expect(await weak.refused(signOutUser, { userId: admin.userId })).toBe('identity.user_above');
  expect((await admin.get('/session')).status).toBe(200);
});
