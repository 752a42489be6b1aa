import { expect, test } from 'vitest';
import { api, world, type World } from '@poros/testing';
import type { ApiClient, Tokens } from '@poros/identity/shared';

interface Secret {
  readonly clientId: string;
  readonly clientSecret: string;
}
interface Rows<T> {
  readonly rows: T[];
}

/** A program with its secret, made with these limits. */
async function program(w: World, limits: Record<string, unknown> = {}) {
  const http = await api(w);
  const admin = await http.signIn('SYSADMIN');
  const { body: roles } = await admin.get<Rows<{ id: string }>>('/roles?search=STAFF_SALES');
  const roleIds = [roles.rows[0]!.id];
  const made = await admin.post<{ id: string }>('/api-clients', {
    name: 'Toko daring',
    roleIds,
    branchIds: [w.branchId],
    ...limits,
  });
  const { id } = made.body;
  const secret = (await admin.post<Secret>(`/api-clients/${id}/secret`)).body;
  const signIn = (ip?: string) =>
    http.anonymous.post<Tokens & { code?: string }>('/tokens', { ...secret }, ip ? { ip } : {});
  const ask = async (token: string, ip?: string) =>
    (
      await http
        .client({ authorization: `Bearer ${token}` })
        .get<{ code?: string }>('/session', ip ? { ip } : {})
    ).status;
  return { http, admin, id, roleIds, secret, signIn, ask };
}

test('a program is let in from its networks only, with its secret and with its token', async () => {
  const w = await world();
  const { signIn, ask } = await program(w, { networks: ['10.9.0.0/16'] });

  expect((await signIn('10.8.0.1')).body).toMatchObject({ code: 'identity.network_not_allowed' });
  const { body: tokens } = await signIn('10.9.3.4');
  expect(await ask(tokens.accessToken, '10.9.200.1')).toBe(200);
  expect(await ask(tokens.accessToken, '10.8.0.1')).toBe(401);
});

test('a program that comes from elsewhere gets no new token for its refresh token', async () => {
  const w = await world();
  const { http, signIn } = await program(w, { networks: ['10.9.0.0/16'] });
  const { body: tokens } = await signIn('10.9.3.4');
  const refresh = (ip: string) =>
    http.anonymous.post('/tokens/refresh', { refreshToken: tokens.refreshToken }, { ip });

  expect((await refresh('10.8.0.1')).body).toMatchObject({ code: 'identity.token_invalid' });
  // Negative control: the refused try has used nothing up.
  expect((await refresh('10.9.3.4')).status).toBe(200);
});

test('a program is let in through its last day and not after it, where its company lives', async () => {
  const w = await world();
  const { signIn, ask, admin, id } = await program(w);
  const { body: tokens } = await signIn();
  const { body: client } = await admin.get<ApiClient>(`/api-clients/${id}`);
  const today = w.clock.now.toISOString().slice(0, 10);
  const change = (expiresOn: string | null, version: number) =>
    admin.put(`/api-clients/${id}`, {
      version,
      name: client.name,
      roleIds: client.roles.map((role) => role.id),
      branchIds: [w.branchId],
      expiresOn,
    });

  expect((await change(today, client.version)).status).toBe(200);
  expect(await ask(tokens.accessToken)).toBe(200);
  expect((await signIn()).status).toBe(200);

  expect((await change('2020-01-31', client.version + 1)).status).toBe(200);
  expect(await ask(tokens.accessToken)).toBe(401);
  expect((await signIn()).body).toMatchObject({ code: 'identity.api_client_expired' });
  expect((await admin.get<ApiClient>(`/api-clients/${id}`)).body.state).toBe('expired');
});

test('a wrong secret is told nothing of the last day or the networks', async () => {
  const w = await world();
  const { http, secret } = await program(w, { networks: ['10.9.0.0/16'], expiresOn: '2020-01-31' });
  const wrong = { ...secret, clientSecret: 'x' };

  expect((await http.anonymous.post('/tokens', wrong)).body).toMatchObject({
    code: 'identity.wrong_credentials',
  });
});

test('a revoked program is refused at the very next request, with every token it holds', async () => {
  const w = await world();
  const { http, admin, id, signIn, ask } = await program(w);
  const [one, other] = [(await signIn()).body, (await signIn()).body];
  const { body: client } = await admin.get<ApiClient>(`/api-clients/${id}`);
  expect(client).toMatchObject({ state: 'active', openSessions: 2 });
  expect(await ask(one.accessToken)).toBe(200);

  await admin.post(`/api-clients/${id}/archival`, { version: client.version });

  expect(await ask(one.accessToken)).toBe(401);
  expect(await ask(other.accessToken)).toBe(401);
  const again = await http.anonymous.post('/tokens/refresh', { refreshToken: one.refreshToken });
  expect(again.body).toMatchObject({ code: 'identity.token_invalid' });
  expect((await admin.get<ApiClient>(`/api-clients/${id}`)).body).toMatchObject({
    state: 'archived',
    openSessions: 0,
    secretIssuedAt: null,
  });
});

test('a new secret ends the old one; neither is ever shown again', async () => {
  const w = await world();
  const { admin, id, secret, signIn } = await program(w);
  const next = (await admin.post<Secret>(`/api-clients/${id}/secret`)).body;

  expect((await signIn()).body).toMatchObject({ code: 'identity.wrong_credentials' });
  expect(next.clientId).toBe(secret.clientId);
  const list = await admin.get('/api-clients?state=active');
  expect(list.body).toMatchObject({ rows: [{ id, roles: [{ code: 'STAFF_SALES' }] }] });
  const shown = JSON.stringify([
    (await admin.get(`/api-clients/${id}`)).body,
    list.body,
    await w.rows('kernel.command_log'),
  ]);
  expect(shown).not.toContain(next.clientSecret);
  expect(shown).toContain(id);
});

test('nobody makes a program that may do more than he, or changes one that does', async () => {
  const w = await world();
  const { id, roleIds } = await program(w);
  const { changeApiClient } = await import('./change-api-client.ts');
  const { createApiClient } = await import('./create-api-client.ts');
  const weak = w.as({ permissions: ['identity.api_client.manage'] });
  const given = { name: 'Lain', roleIds, branchIds: [w.branchId] };

  expect(await weak.refused(createApiClient, given)).toBe('identity.role_above');
  expect(await weak.refused(changeApiClient, { apiClientId: id, version: 1, ...given })).toBe(
    'identity.user_above',
  );
  expect(
    await w.refused(createApiClient, { ...given, roleIds: [], networks: ['10.0.0.0/40'] }),
  ).toBe('identity.network_wrong');
});
