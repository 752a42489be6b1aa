import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SignJWT, decodeJwt, decodeProtectedHeader, generateKeyPair, type CryptoKey } from 'jose';
import { api, world, type Api, type HttpUser, type World } from '@poros/testing';
import type { Tokens } from '@poros/identity/shared';
import { tokenKeys } from './token-keys.ts';

interface Rows<T> {
  readonly rows: T[];
}

interface Secret {
  readonly clientId: string;
  readonly clientSecret: string;
}

const AGENT = { headers: { 'user-agent': 'Till/1' } };

/** A till with its first tokens. */
async function device(w: World, code = 'STAFF_SALES') {
  const http = await api(w);
  const admin = await http.signIn('SYSADMIN');
  const { body: roles } = await admin.get<Rows<{ id: string }>>(`/roles?search=${code}`);
  const { body: client } = await admin.post<{ id: string }>('/api-clients', {
    name: 'Kasir 1',
    roleIds: [roles.rows[0]!.id],
    branchIds: [w.branchId],
  });
  const secret = (await admin.post<Secret>(`/api-clients/${client.id}/secret`)).body;
  const tokens = (await http.anonymous.post<Tokens>('/tokens', { ...secret }, AGENT)).body;
  return { http, admin, clientId: client.id, secret, tokens };
}

const bearer = (http: Api, token: string) => http.client({ authorization: `Bearer ${token}` });
const refresh = (http: Api, refreshToken: string, options = AGENT as object) =>
  http.anonymous.post<Tokens & { code?: string }>('/tokens/refresh', { refreshToken }, options);

test('a device signs in with its secret and works with its token', async () => {
  const w = await world();
  const { http, clientId, tokens } = await device(w);

  expect(tokens).toMatchObject({ tokenType: 'Bearer', expiresIn: 900 });
  const { body } = await bearer(http, tokens.accessToken).get('/session');
  expect(body).toMatchObject({
    user: { id: clientId, name: 'Kasir 1', email: '' },
    branch: { code: 'HQ' },
  });
});

test('an access token names its session and nothing that could be a right', async () => {
  const { tokens } = await device(await world());

  expect(decodeProtectedHeader(tokens.accessToken)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
  expect(Object.keys(decodeJwt(tokens.accessToken)).sort()).toEqual([
    'aud',
    'exp',
    'iat',
    'iss',
    'sub',
    'tid',
  ]);
});

test('an access token is worth fifteen minutes', async () => {
  const w = await world();
  const { http, tokens } = await device(w);
  w.clock.forward(14);
  expect((await bearer(http, tokens.accessToken).get('/session')).status).toBe(200);
  w.clock.forward(1);
  expect((await bearer(http, tokens.accessToken).get('/session')).body).toMatchObject({
    code: 'identity.token_invalid',
  });
});

test('a wrong secret, an unknown client and an archived one are answered alike', async () => {
  const w = await world();
  const { http, admin, clientId, secret } = await device(w);
  const ask = async (body: object) => {
    const answer = await http.anonymous.post('/tokens', body as Record<string, unknown>);
    return { status: answer.status, ...answer.body, correlationId: '' };
  };

  const wrong = await ask({ ...secret, clientSecret: 'x' });
  expect(wrong).toMatchObject({ status: 401, code: 'identity.wrong_credentials' });
  expect(await ask({ ...secret, clientId: `${secret.clientId.slice(0, -2)}AA` })).toEqual(wrong);
  expect(await ask({ ...secret, clientId: 'x' })).toEqual(wrong);
  await admin.post(`/api-clients/${clientId}/archival`, { version: 1 });
  expect(await ask(secret)).toEqual(wrong);
});

test('a token signed otherwise, for something else, or by nobody opens nothing', async () => {
  const w = await world();
  const { http, tokens } = await device(w);
  const { signing, byId } = await tokenKeys(w.kernel);
  const claims = decodeJwt(tokens.accessToken);
  const header = { alg: 'EdDSA', typ: 'at+jwt', kid: signing.id };
  const foreign = await generateKeyPair('EdDSA');
  const open = JSON.stringify({ keys: [...byId.keys()] });
  const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const part = tokens.accessToken.split('.');

  const signed = (change: object, head: object = {}, key: CryptoKey = signing.secret) =>
    new SignJWT({ ...claims, ...change }).setProtectedHeader({ ...header, ...head }).sign(key);

  const forged = {
    'no algorithm': `${b64({ ...header, alg: 'none' })}.${part[1]}.`,
    'no algorithm, old signature': `${b64({ ...header, alg: 'none' })}.${part[1]}.${part[2]}`,
    'secret key algorithm': await new SignJWT(claims)
      .setProtectedHeader({ ...header, alg: 'HS256' })
      .sign(Buffer.from(open)),
    'foreign key': await signed({}, {}, foreign.privateKey),
    'unknown key id': await signed({}, { kid: 'x' }),
    'no key id': await signed({}, { kid: undefined }),
    'path as key id': await signed({}, { kid: '../../etc/passwd' }, foreign.privateKey),
    'own key in the header': await signed(
      {},
      { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'x' } },
      foreign.privateKey,
    ),
    'other audience': await signed({ aud: 'other' }),
    'no audience': await signed({ aud: undefined }),
    'other issuer': await signed({ iss: 'other' }),
    'other type': await signed({}, { typ: 'JWT' }),
    'no end': await signed({ exp: undefined }),
    'changed claims': `${part[0]}.${b64({ ...claims, exp: 9_999_999_999 })}.${part[2]}`,
    'no session': await signed({ sub: 'x' }),
  };
  for (const [what, token] of Object.entries(forged))
    expect([what, (await bearer(http, token).get('/session')).body['code']]).toEqual([
      what,
      'identity.token_invalid',
    ]);
  // Negative control: the same claims, signed as we sign.
  expect((await bearer(http, await signed({})).get('/session')).status).toBe(200);
});

test('a token of one company opens no session of another', async () => {
  const [w, other] = [await world(), await world()];
  const { http, tokens } = await device(w);
  const { signing } = await tokenKeys(w.kernel);
  const moved = await new SignJWT({ ...decodeJwt(tokens.accessToken), tid: other.tenantId })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: signing.id })
    .sign(signing.secret);

  expect((await bearer(http, moved).get('/session')).status).toBe(401);
});

test('a browser session is no device session: its id in a token opens nothing', async () => {
  const w = await world();
  const { http, admin, tokens } = await device(w);
  const [own] = (await admin.get<Rows<{ id: string; isCurrent: boolean }>>('/me/sessions')).body
    .rows;
  const { signing } = await tokenKeys(w.kernel);
  const token = await new SignJWT({ ...decodeJwt(tokens.accessToken), sub: own!.id })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: signing.id })
    .sign(signing.secret);

  expect((await bearer(http, token).get('/session')).status).toBe(401);
});

test('a refresh token is used once and followed by one successor', async () => {
  const w = await world();
  const { http, tokens } = await device(w);
  const next = await refresh(http, tokens.refreshToken);
  const after = await refresh(http, next.body.refreshToken);

  expect(new Set([tokens, next.body, after.body].map((one) => one.refreshToken)).size).toBe(3);
  expect((await bearer(http, after.body.accessToken).get('/session')).status).toBe(200);
});

test('the same device that asks again within 30 seconds gets the same successor', async () => {
  const w = await world();
  const { http, tokens } = await device(w);
  const first = await refresh(http, tokens.refreshToken);
  w.clock.forward(0.5);
  const again = await refresh(http, tokens.refreshToken);

  expect(again.body.refreshToken).toBe(first.body.refreshToken);
});

test('twenty refreshes at once give one successor and end nothing', async () => {
  const w = await world();
  const { http, tokens } = await device(w);

  const all = await Promise.all(
    Array.from({ length: 20 }, () => refresh(http, tokens.refreshToken)),
  );

  expect(new Set(all.map((one) => one.body.refreshToken)).size).toBe(1);
  expect(await w.rows('identity.refresh_token')).toHaveLength(2);
  expect((await refresh(http, all[0]!.body.refreshToken)).status).toBe(200);
});

test('a used token that comes back late ends the whole family and raises the alarm', async () => {
  const w = await world();
  const { http, tokens } = await device(w);
  const next = await refresh(http, tokens.refreshToken);
  w.clock.forward(0.6);

  expect((await refresh(http, tokens.refreshToken)).body.code).toBe('identity.token_invalid');
  expect((await refresh(http, next.body.refreshToken)).body.code).toBe('identity.token_invalid');
  expect((await bearer(http, next.body.accessToken).get('/session')).status).toBe(401);
  expect(await w.rows('identity.session', "revoked_reason = 'token_reused'")).toHaveLength(1);
  expect(await w.rows('kernel.event_pending', "type = 'identity.token_reused'")).toHaveLength(1);
});

test('a used token from another program or network ends the family at once', async () => {
  for (const elsewhere of [
    { headers: { 'user-agent': 'curl/8' } },
    { ...AGENT, ip: '203.0.113.77' },
  ]) {
    const w = await world();
    const { http, tokens } = await device(w);
    const next = await refresh(http, tokens.refreshToken);

    expect((await refresh(http, tokens.refreshToken, elsewhere)).status).toBe(401);
    expect((await refresh(http, next.body.refreshToken)).status).toBe(401);
  }
});

test('an archived client, a new secret and a forced end stop the device at once', async () => {
  const ways: ((given: Awaited<ReturnType<typeof device>>) => Promise<unknown>)[] = [
    ({ admin, clientId }) => admin.post(`/api-clients/${clientId}/archival`, { version: 1 }),
    ({ admin, clientId }) => admin.post(`/api-clients/${clientId}/secret`),
    async ({ admin, clientId }) =>
      admin.post(`/sessions/${await sessionOf(admin, clientId)}/revocation`),
  ];
  for (const stop of ways) {
    const given = await device(await world());
    await stop(given);
    expect((await bearer(given.http, given.tokens.accessToken).get('/session')).status).toBe(401);
    expect((await refresh(given.http, given.tokens.refreshToken)).status).toBe(401);
  }
});

async function sessionOf(admin: HttpUser, userId: string): Promise<string> {
  const path = `/sessions?userId=${userId}`;
  const { body } = await admin.get<Rows<{ id: string; kind: string }>>(path);
  return body.rows.find((row) => row.kind === 'device')!.id;
}

test('only who may manage API clients issues a secret, and it is kept nowhere', async () => {
  const w = await world();
  const { http, clientId, secret } = await device(w);
  const clerk = await http.signIn('STAFF_SALES');

  expect((await clerk.post(`/api-clients/${clientId}/secret`)).status).toBe(403);
  const kept = JSON.stringify([
    await w.rows('kernel.idempotency'),
    await w.rows('kernel.command_log'),
    await w.rows('identity.api_client'),
  ]);
  expect(kept).not.toContain(secret.clientSecret);
});

test('a device works within its role and its branches', async () => {
  const { http, tokens } = await device(await world(), 'READONLY');
  const till = bearer(http, tokens.accessToken);

  expect((await till.get('/branches')).status).toBe(200);
  expect(
    (await till.post('/branches', { code: 'X', numberCode: 'X', name: 'X' })).body,
  ).toMatchObject({ code: 'kernel.permission_missing' });
});

test("the signing key is made once, for its owner's eyes only", async () => {
  const w = await world();
  const keys = await tokenKeys(w.kernel);
  const path = join(w.kernel.dataDir, 'secrets', 'token-keys.json');

  expect(existsSync(path)).toBe(true);
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  expect((await tokenKeys(w.kernel)).signing.id).toBe(keys.signing.id);
});
