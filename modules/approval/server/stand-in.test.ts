import { expect, test } from 'vitest';
import { askedOrder, requestOf, toldTo, type AskedOrder } from '@poros/testing/asked-order';
import { employee, settled } from '@poros/testing';
import { archiveStandIn } from './archive-stand-in.ts';
import { countRequests } from './count-requests.ts';
import { createStandIn } from './create-stand-in.ts';
import { decideRequest } from './decide-request.ts';
import { delegateRequest } from './delegate-request.ts';
import { getRequest } from './get-request.ts';
import { listStandIns } from './list-stand-ins.ts';

const yes = async (asked: AskedOrder) => ({
  requestId: asked.requestId,
  version: (await requestOf(asked)).version,
  verdict: 'approved' as const,
});

async function withColleague() {
  const asked = await askedOrder();
  return { ...asked, colleague: await employee(asked.w, 'Rina Rekan', 'STAFF_WH') };
}

test('a stand-in decides in the name of whoever is away, on those days and no others', async () => {
  const asked = await withColleague();
  const { w, manager, colleague } = asked;
  const { id, version } = await manager.run(createStandIn, {
    standInId: colleague.userId,
    startsOn: '2026-11-21',
    endsOn: '2026-11-22',
  });

  expect(await colleague.run(countRequests, {})).toEqual({ waiting: 0 });
  expect(await colleague.refused(decideRequest, await yes(asked))).toBe(
    'approval.request_not_found',
  );

  w.clock.set('2026-11-21T03:00:00.000Z');
  expect(await colleague.run(countRequests, {})).toEqual({ waiting: 1 });
  expect((await colleague.run(listStandIns, {})).rows).toMatchObject([
    { userName: 'Budi Manajer', isForOther: true, isNow: true },
  ]);
  await colleague.run(decideRequest, await yes(asked));
  expect(await colleague.run(getRequest, { requestId: asked.requestId })).toMatchObject({
    status: 'approved',
    decidedByName: 'Rina Rekan',
    decidedForName: 'Budi Manajer',
  });

  expect(await colleague.refused(archiveStandIn, { standInId: id, version })).toBe(
    'approval.stand_in_not_found',
  );
  await manager.run(archiveStandIn, { standInId: id, version });
  expect((await manager.run(listStandIns, {})).rows).toEqual([]);
});

test('the day after the last, and after it was ended, a stand-in decides no more', async () => {
  const asked = await withColleague();
  const { w, manager, colleague } = asked;
  const days = { startsOn: '2026-11-20', endsOn: '2026-11-20' };
  await manager.run(createStandIn, { standInId: colleague.userId, ...days });
  w.clock.set('2026-11-20T17:00:00.000Z');

  expect(await colleague.refused(decideRequest, await yes(asked))).toBe(
    'approval.request_not_found',
  );
  expect(await manager.refused(createStandIn, { standInId: colleague.userId, ...days })).toBe(
    'approval.days_past',
  );
});

test('a stand-in does not decide what he asked for himself, nor what the one away asked for', async () => {
  const asked = await askedOrder();
  const { w, manager, director, writer } = asked;
  const days = { startsOn: '2026-11-20', endsOn: '2026-11-30' };
  await manager.run(createStandIn, { standInId: writer.userId, ...days });

  expect(await writer.refused(decideRequest, await yes(asked))).toBe('approval.own_request');
  expect(
    await w
      .as({ permissions: [], userId: manager.userId })
      .refused(createStandIn, { standInId: manager.userId, ...days }),
  ).toBe('approval.colleague_unfit');
  await director.run(decideRequest, await yes(asked));
});

test('a request handed to a colleague is his to decide, by the right of whoever handed it', async () => {
  const asked = await withColleague();
  const { w, manager, colleague, writer, requestId } = asked;
  const hand = { requestId, version: (await requestOf(asked)).version };

  expect(await manager.refused(delegateRequest, { ...hand, userId: writer.userId })).toBe(
    'approval.colleague_unfit',
  );
  expect(await colleague.refused(delegateRequest, { ...hand, userId: manager.userId })).toBe(
    'approval.request_not_found',
  );
  await manager.run(delegateRequest, { ...hand, userId: colleague.userId, reason: 'Cuti' });
  await settled(w);
  expect(await toldTo(asked, colleague.userId)).toEqual(['approval.delegated']);
  expect(await colleague.run(countRequests, {})).toEqual({ waiting: 1 });
  const now = { requestId, version: (await requestOf(asked)).version };
  expect(await colleague.refused(delegateRequest, { ...now, userId: manager.userId })).toBe(
    'approval.not_delegable',
  );

  await colleague.run(decideRequest, await yes(asked));
  expect(await colleague.run(getRequest, { requestId })).toMatchObject({
    decidedByName: 'Rina Rekan',
    decidedForName: 'Budi Manajer',
  });
});
