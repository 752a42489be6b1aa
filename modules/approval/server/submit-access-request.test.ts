import { expect, test } from 'vitest';
import { toldTo } from '@poros/testing/asked-order';
import { api, employee, settled, world } from '@poros/testing';
import { decideRequest } from './decide-request.ts';
import { findGrantors } from './find-grantors.ts';
import { getRequest } from './get-request.ts';
import { listRequests } from './list-requests.ts';
import { submitAccessRequest } from './submit-access-request.ts';

const wanted = { permission: 'catalog.item.create', reason: 'Mendaftarkan barang baru' };

async function lacking() {
  const w = await world();
  const staff = await employee(w, 'Sari Staf', 'STAFF_SALES');
  const admin = await employee(w, 'Ani Admin', 'SYSADMIN');
  return { w, staff, admin };
}

test('a refusal names the right and the people who can give it', async () => {
  const { w } = await lacking();
  const client = await (await api(w)).signIn('STAFF_SALES');

  const refused = await client.get<{ permission: string; grantors: string[]; fix: string }>(
    '/users',
  );

  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({ permission: 'identity.user.read', grantors: ['Ani Admin'] });
  expect(refused.body.fix).toContain('Ani Admin');
});

test('asking for a right reaches the administrators, and saying yes gives the chosen role', async () => {
  const { w, staff, admin } = await lacking();
  expect(await staff.run(findGrantors, { permission: wanted.permission })).toMatchObject({
    names: ['Ani Admin'],
    askedAt: null,
  });

  await staff.run(submitAccessRequest, wanted);
  await settled(w);
  expect(await toldTo({ w }, admin.userId)).toEqual(['approval.asked_access']);
  const [request] = (await admin.run(listRequests, {})).rows;
  const { choices } = await admin.run(getRequest, { requestId: request!.id });
  expect(choices.map((one) => one.text)).toContain('Administrator Sistem');
  expect(choices.at(-1)?.text).toBe('Administrator Sistem');

  const answer = { requestId: request!.id, version: 1, verdict: 'approved' } as const;
  expect(await admin.refused(decideRequest, answer)).toBe('approval.choice_missing');
  const [current] = (await admin.run(listRequests, {})).rows;
  await admin.run(decideRequest, { ...answer, version: current!.version, choice: choices[0]!.id });
  await settled(w);
  const held = await w.rows(
    'identity.v_right',
    `user_id = '${staff.userId}' and permission = '${wanted.permission}'`,
  );
  expect(held).toHaveLength(1);
  expect(await toldTo({ w }, staff.userId)).toEqual(['approval.approved_access']);
});

test('one asks once, for a right that exists and that one lacks', async () => {
  const { staff } = await lacking();
  await staff.run(submitAccessRequest, wanted);

  expect(await staff.refused(submitAccessRequest, wanted)).toBe('approval.asked_already');
  expect(await staff.refused(submitAccessRequest, { ...wanted, permission: 'sales.fly' })).toBe(
    'approval.right_unknown',
  );
  expect(
    await staff.refused(submitAccessRequest, { ...wanted, permission: 'sales.order.create' }),
  ).toBe('approval.right_held');
  expect((await staff.run(findGrantors, { permission: wanted.permission })).askedAt).not.toBeNull();
});

test('an administrator declines with a reason, and nothing is given', async () => {
  const { w, staff, admin } = await lacking();
  const { id } = await staff.run(submitAccessRequest, wanted);
  await settled(w);
  const { version } = await admin.run(getRequest, { requestId: id });

  await admin.run(decideRequest, {
    requestId: id,
    version,
    verdict: 'declined',
    reason: 'Minta lewat manajer',
  });
  await settled(w);
  expect(
    await w.rows(
      'identity.v_right',
      `user_id = '${staff.userId}' and permission = '${wanted.permission}'`,
    ),
  ).toEqual([]);
  expect(await toldTo({ w }, staff.userId)).toEqual(['approval.declined_access']);
});
