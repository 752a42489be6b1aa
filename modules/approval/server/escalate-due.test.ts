import { expect, test } from 'vitest';
import { askedOrder, requestOf, toldTo } from '@poros/testing/asked-order';
import { employee, settled } from '@poros/testing';
import { decideRequest } from './decide-request.ts';
import { escalateDue } from './escalate-due.ts';

test('the nearest level is told first; the one above only when nobody answered in time', async () => {
  const asked = await askedOrder();
  const { w, manager, director, writer } = asked;
  expect(await toldTo(asked, manager.userId)).toEqual(['approval.asked']);
  expect(await toldTo(asked, director.userId)).toEqual([]);

  w.clock.forward(239);
  await escalateDue(w.kernel);
  await settled(w);
  expect(await toldTo(asked, director.userId)).toEqual([]);

  w.clock.forward(2);
  await escalateDue(w.kernel);
  await escalateDue(w.kernel);
  await settled(w);
  expect(await toldTo(asked, director.userId)).toEqual(['approval.escalated']);
  expect(await requestOf(asked)).toMatchObject({ status: 'open', asked_level: 5 });

  const { version } = await requestOf(asked);
  const verdict = { requestId: asked.requestId, version, verdict: 'approved' } as const;
  await director.run(decideRequest, verdict);
  await settled(w);
  expect(await toldTo(asked, writer.userId)).toEqual(['approval.approved']);
});

test('when nobody stands above, the same people are reminded; an answered request is left alone', async () => {
  const asked = await askedOrder();
  const { w, director } = asked;
  const admin = await employee(w, 'Ani Admin', 'SYSADMIN');
  for (let turn = 0; turn < 4; turn += 1) {
    w.clock.forward(241);
    await escalateDue(w.kernel);
  }
  await settled(w);

  expect((await toldTo(asked, director.userId)).length).toBeGreaterThan(0);
  expect(await toldTo(asked, admin.userId)).toContain('approval.escalated');
  expect(await requestOf(asked)).toMatchObject({ asked_level: 1 });

  const { version } = await requestOf(asked);
  await director.run(decideRequest, {
    requestId: asked.requestId,
    version,
    verdict: 'declined',
    reason: 'Batal',
  });
  w.clock.forward(1_000);
  await escalateDue(w.kernel);
  expect((await requestOf(asked)).status).toBe('declined');
});
