import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runCommand } from '@poros/kernel';
import { settle } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import {
  actorOf,
  otherKernel,
  probe,
  say,
  systemUrl,
  world,
  type OtherKernel,
} from '@poros/testing';
import { dismissDeadLetter } from './dismiss-dead-letter.ts';
import { getDeadLetter } from './get-dead-letter.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { listJobs } from './list-jobs.ts';
import { replayDeadLetter } from './replay-dead-letter.ts';

let isDown = true;
const heard: string[] = [];
let other: OtherKernel;
beforeAll(async () => {
  other = await otherKernel({
    modules: [
      ...modules,
      probe({
        after: [
          async function tellPartner(_ctx, { text }) {
            if (isDown) throw new Error('the partner does not answer');
            heard.push(text);
          },
        ],
      }),
    ],
  });
});
afterAll(() => other.close());
beforeEach(() => {
  isDown = true;
  heard.length = 0;
});

/** A tenant with one letter that failed eight times. */
async function withLetter() {
  const w = await world({ kernel: other.kernel });
  const actor = actorOf({ tenantId: w.tenantId, branchId: w.branchId });
  await runCommand({ kernel: other.kernel, actor }, say, { texts: ['hello'] });
  await carryOut();
  const {
    rows: [letter],
  } = await w.run(listDeadLetters, { state: 'waiting' });
  return { w, letterId: letter!.id, version: letter!.version };
}

const carryOut = () => settle(other.kernel, systemUrl(other.ownerUrl));

test('a dead letter says which reaction failed, why and on what', async () => {
  const { w, letterId } = await withLetter();

  expect(await w.run(getDeadLetter, { letterId })).toMatchObject({
    reaction: 'tellPartner',
    eventType: 'probe.said',
    attempts: 8,
    state: 'waiting',
    error: 'the partner does not answer',
    event: { payload: { text: 'hello' } },
  });
});

test('a letter replayed after its cause was put right has its effect once', async () => {
  const { w, letterId, version } = await withLetter();
  isDown = false;

  await w.run(replayDeadLetter, { letterId, version });
  expect((await w.run(listJobs, {})).rows).toMatchObject([{ reaction: 'tellPartner' }]);
  await carryOut();

  expect(heard).toEqual(['hello']);
  expect(await w.refused(replayDeadLetter, { letterId, version: version + 1 })).toBe(
    'admin.dead_letter_settled',
  );
});

test('a letter replayed too early comes back', async () => {
  const { w, letterId, version } = await withLetter();

  await w.run(replayDeadLetter, { letterId, version });
  await carryOut();

  const { rows } = await w.run(listDeadLetters, {});
  expect(rows).toMatchObject([{ id: letterId, state: 'waiting', attempts: 16 }]);
});

test('a dismissed letter is settled and not tried again', async () => {
  const { w, letterId, version } = await withLetter();

  await w.run(dismissDeadLetter, { letterId, version });
  isDown = false;
  await carryOut();

  expect(heard).toEqual([]);
  expect((await w.run(listDeadLetters, { state: 'dismissed' })).rows).toHaveLength(1);
});

test("nobody sees or replays another tenant's letters and jobs", async () => {
  const { letterId } = await withLetter();
  const stranger = await world({ kernel: other.kernel });

  expect((await stranger.run(listDeadLetters, {})).rows).toEqual([]);
  expect((await stranger.run(listJobs, {})).rows).toEqual([]);
  expect(await stranger.refused(replayDeadLetter, { letterId, version: 1 })).toBe(
    'admin.dead_letter_not_found',
  );
});
