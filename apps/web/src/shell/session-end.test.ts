import { expect, test, vi } from 'vitest';
import { lastHeardAt } from '@poros/web-kit/app';
import { endingOf } from './session-end.tsx';

const inSeconds = (seconds: number): string =>
  new Date(performance.timeOrigin + performance.now() + seconds * 1_000).toISOString();

test('the end is said two minutes before it comes, and not earlier', () => {
  expect(endingOf({ idleSeconds: 3_600, expiresAt: inSeconds(200) })).toBeNull();
  expect(endingOf({ idleSeconds: 3_600, expiresAt: inSeconds(90) })).toEqual({
    why: 'end',
    seconds: 90,
  });
});

test('idleness is said two minutes before it counts, from the last answer of the server', () => {
  const now = vi.spyOn(performance, 'now');
  const after = (seconds: number) => {
    now.mockReturnValue(lastHeardAt() + seconds * 1_000);
    return endingOf({ idleSeconds: 3_600, expiresAt: '2099-01-01T00:00:00.000Z' });
  };

  expect(after(3_400)).toBeNull();
  // A minute early, because the server notes a sign of life once a minute.
  expect(after(3_440)).toEqual({ why: 'idle', seconds: 100 });
  // Over: now the server decides, and the log-in lies over the page.
  expect(after(3_600)).toBeNull();
  now.mockRestore();
});
