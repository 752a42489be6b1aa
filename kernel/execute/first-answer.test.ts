import { expect, test } from 'vitest';
import { executeCommand, type Answer } from '@poros/kernel';
import { world, type World } from '@poros/testing';
import { createBranch } from '@poros/tenancy';

const bandung = { code: 'BDG', numberCode: 'BDG', name: 'Bandung' };

/** Sends the command as HTTP does: with a key and a body, refusals answered. */
function send(w: World, input: object, key: string): Promise<Answer> {
  return executeCommand(w.kernel, createBranch, {
    actor: w.actor,
    input,
    key,
    language: 'en',
    correlationId: w.kernel.newId(),
  });
}

test('fifty equal requests at once have one effect and one answer', async () => {
  const w = await world();

  const answers = await Promise.all(Array.from({ length: 50 }, () => send(w, bandung, 'one-act')));

  const done = answers.filter((answer) => answer.status === 200);
  expect(new Set(done.map((answer) => answer.body)).size).toBe(1);
  expect(done.filter((answer) => !answer.isReplay)).toHaveLength(1);
  expect(answers.every((answer) => answer.status === 200 || answer.status === 409)).toBe(true);
  expect(await w.rows('tenancy.branch', "code = 'BDG'")).toHaveLength(1);
});

test('the first answer is sent again byte for byte, and marked', async () => {
  const w = await world();
  const first = await send(w, bandung, 'k1');

  const second = await send(w, bandung, 'k1');

  expect(second).toEqual({ status: 200, body: first.body, isReplay: true });
});

test('the same key with another body is refused and changes nothing', async () => {
  const w = await world();
  await send(w, bandung, 'k1');

  const other = await send(w, { ...bandung, name: 'Cimahi' }, 'k1');

  expect(other.status).toBe(422);
  expect(JSON.parse(other.body)).toMatchObject({ code: 'kernel.key_reused' });
  expect(await w.rows('tenancy.branch', "code = 'BDG'")).toMatchObject([{ name: 'Bandung' }]);
});

test('a business refusal is the first answer too', async () => {
  const w = await world();
  await send(w, bandung, 'k1');
  const refused = await send(w, { ...bandung, numberCode: 'X' }, 'k2');
  expect(JSON.parse(refused.body)).toMatchObject({ code: 'tenancy.code_taken', status: 409 });

  const again = await send(w, { ...bandung, numberCode: 'X' }, 'k2');

  expect(again).toEqual({ status: 409, body: refused.body, isReplay: true });
});

test('one user never gets the answer of another, whatever key he sends', async () => {
  const w = await world();
  await send(w, bandung, 'k1');
  const other = w.as({ permissions: ['tenancy.branch.create'] });

  const answer = await executeCommand(w.kernel, createBranch, {
    actor: other.actor,
    input: bandung,
    key: 'k1',
    language: 'en',
    correlationId: 'c',
  });

  expect(JSON.parse(answer.body)).toMatchObject({ code: 'tenancy.code_taken' });
});

test('without keys the same fifty requests would meet only the unique code: the guard that keys replace', async () => {
  const w = await world();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => send(w, bandung, `k${index}`)),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 409)).toHaveLength(9);
});
