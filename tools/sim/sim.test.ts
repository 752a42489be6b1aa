import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { hashOf, receive, SETTLE, type Command, type OfficeTx } from '@poros/sync/shared';
import { BUGS } from './bugs.ts';
import { newOffice, officeTx } from './office.ts';
import { digest } from './world.ts';
import { runSchedule } from './run.ts';
import seeds from './seeds.json' with { type: 'json' };

const run = promisify(execFile);
const program = (path: string) => fileURLToPath(new URL(path, import.meta.url));

test('one seed is one story, however often it is told', async () => {
  const [one, other] = [await runSchedule({ seed: 77 }), await runSchedule({ seed: 77 })];
  expect(one.steps).toBeGreaterThan(200);
  expect(other).toEqual(one);
});

test.each(seeds)('what once broke a rule holds: $what', async ({ seed }) => {
  const { violations, commands } = await runSchedule({ seed });
  expect(commands).toBeGreaterThan(0);
  expect(violations).toEqual([]);
});

test("a person's decision waits at head office until what it is about has come", async () => {
  const { state } = newOffice();
  const office = { transact: <T>(work: (tx: OfficeTx) => Promise<T>) => work(officeTx(state, [])) };
  const say = async (command: Command) => (await receive(office, [command], { digest }))[0]?.is;
  const voucher = commandOf('1', 'voucher@1', { id: 'v' });
  const again = commandOf('2', 'voucher@1', { id: 'v' });
  const decision = commandOf('3', SETTLE, { command: again.id, choice: 'theirs' });
  expect(await say(voucher)).toBe('applied');
  expect(await say(decision)).toBe('waiting');
  expect(await say(again)).toBe('conflict');
  expect(await say(decision)).toBe('applied');
  expect(await say(again)).toBe('conflict');
});

function commandOf(id: string, type: string, body: unknown): Command {
  const meaning = { type, key: id, base: {}, body };
  const made = { device: 'till', epoch: 1, n: Number(id), lane: 1, deps: [], hlc: '' } as const;
  return { ...meaning, ...made, id, at: 0, actor: 'ani', hash: hashOf(meaning, { digest }) };
}

test('20,000 schedules of tills, branches and head office keep every rule', async () => {
  const { stdout } = await run(process.execPath, [
    program('../sim.ts'),
    '--seed=1',
    '--schedules=20000',
    '--workers=2',
  ]);
  process.stdout.write(stdout);
  expect(stdout.match(/ 0 rules broken/g)).toHaveLength(2);
}, 3_600_000);

test('every bug that is planted in the protocol is found', async () => {
  const left = [...BUGS.keys()];
  const missed: string[] = [];
  const hunt = async (): Promise<void> => {
    for (let bug = left.shift(); bug !== undefined; bug = left.shift()) {
      const { stdout } = await run(process.execPath, [program('hunt.ts'), String(bug)]);
      const { name, how } = JSON.parse(stdout) as { name: string; how?: string };
      if (how === undefined) missed.push(name);
    }
  };
  await Promise.all([hunt(), hunt()]);
  process.stdout.write(`${BUGS.length} bugs planted, ${missed.length} not found\n`);
  expect(BUGS.length).toBeGreaterThanOrEqual(30);
  expect(missed).toEqual([]);
}, 3_600_000);
