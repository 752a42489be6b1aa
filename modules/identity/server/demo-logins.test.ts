import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { authenticate, seedUser } from '@poros/identity';
import { runCommand, type Kernel, type Refusal } from '@poros/kernel';
import { makeServer } from '@poros/kernel/system';
import { createTenant } from '@poros/tenancy';
import { PASSWORD, actorOf, api, otherKernel, world } from '@poros/testing';

async function demoCompany(kernel: Kernel, isDemo: boolean) {
  const [tenantId, branchId, companyId] = [randomUUID(), randomUUID(), randomUUID()];
  const system = actorOf({ tenantId, branchId, kind: 'system' });
  await runCommand({ kernel, actor: system }, createTenant, {
    code: `D${tenantId.slice(0, 8)}`,
    name: `Pabrik ${tenantId.slice(0, 8)}`,
    preset: 'factory',
    currency: 'IDR',
    language: 'id',
    locale: 'id-ID',
    timeZone: 'Asia/Jakarta',
    isDemo,
    company: { id: companyId, code: 'PT', name: 'Pabrik', address: '' },
    branch: { id: branchId, code: 'HQ', name: 'Pusat', city: '' },
  });
  return { system, name: `Pabrik ${tenantId.slice(0, 8)}` };
}

async function ask(kernel: Kernel, headers: Record<string, string> = {}) {
  const app = await makeServer({ kernel, authenticate: authenticate(kernel) });
  const answer = await app.inject({ method: 'GET', url: '/api/v1/demo-logins', headers });
  return JSON.parse(answer.payload) as { login: string; tenant: string; password: string }[];
}

test('a demonstration offers the log-ins it was seeded with, the highest role first', async () => {
  const demo = await otherKernel({ demoPassword: PASSWORD });
  try {
    const { system, name } = await demoCompany(demo.kernel, true);
    const seed = (who: string, role: 'SYSADMIN' | 'OPERATOR', isDemo: boolean) =>
      seedUser(demo.kernel, system, {
        name: who,
        email: `${who}.${system.tenantId}@demo.test`,
        password: PASSWORD,
        roles: [role],
        isDemo,
      });
    await seed('ani', 'OPERATOR', true);
    await seed('budi', 'SYSADMIN', true);
    await seed('rahasia', 'SYSADMIN', false);

    const offered = (await ask(demo.kernel, { 'accept-language': 'en' })).filter(
      (one) => one.tenant === name,
    );
    expect(offered).toEqual([
      {
        login: `budi.${system.tenantId}@demo.test`,
        password: PASSWORD,
        name: 'budi',
        role: 'System Administrator',
        tenant: name,
      },
      {
        login: `ani.${system.tenantId}@demo.test`,
        password: PASSWORD,
        name: 'ani',
        role: 'Production Operator',
        tenant: name,
      },
    ]);
  } finally {
    await demo.close();
  }
});

test('an installation that is no demonstration offers nothing', async () => {
  const w = await world();
  const { system } = await demoCompany(w.kernel, true);
  await seedUser(w.kernel, system, {
    name: 'ani',
    email: `ani.${system.tenantId}@demo.test`,
    password: PASSWORD,
    roles: ['OPERATOR'],
    isDemo: true,
  });

  expect(await ask(w.kernel)).toEqual([]);
});

test('somebody who chose an own password is offered no more', async () => {
  const demo = await otherKernel({ demoPassword: PASSWORD });
  try {
    const { system, name } = await demoCompany(demo.kernel, true);
    const email = `ani.${system.tenantId}@demo.test`;
    await seedUser(demo.kernel, system, {
      name: 'ani',
      email,
      password: PASSWORD,
      roles: ['OPERATOR'],
      isDemo: true,
    });
    const app = await makeServer({ kernel: demo.kernel, authenticate: authenticate(demo.kernel) });
    const headers = { 'x-poros': '1', 'idempotency-key': randomUUID() };
    const entered = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers,
      payload: { login: email, password: PASSWORD },
    });
    const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
    await app.inject({
      method: 'PUT',
      url: '/api/v1/me/password',
      headers: { ...headers, cookie },
      payload: { currentPassword: PASSWORD, newPassword: 'sepeda hijau di bukit' },
    });

    expect((await ask(demo.kernel)).filter((one) => one.tenant === name)).toEqual([]);
  } finally {
    await demo.close();
  }
});

test('only the installation offers a log-in to everybody, in a demonstration', async () => {
  const w = await world();
  const admin = await (await api(w)).signIn('SYSADMIN');
  const user = {
    name: 'Umpan',
    email: `umpan.${w.tenantId}@uji.test`,
    password: PASSWORD,
    hasAllBranches: true,
  };
  expect((await admin.post('/users', { ...user, roleIds: [], isDemo: true })).body).toMatchObject({
    code: 'identity.demo_only',
  });

  const { system } = await demoCompany(w.kernel, false);
  const { hasAllBranches: _all, ...seed } = user;
  const refusal = await seedUser(w.kernel, system, { ...seed, roles: [], isDemo: true }).catch(
    (error: unknown) => error,
  );
  expect((refusal as Refusal).code).toBe('identity.demo_only');
});
