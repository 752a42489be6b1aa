import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { DEMO_PASSWORD } from '@poros/server/seed/demo';

interface Verdict {
  readonly status: number;
  readonly body: { readonly id: string; readonly version: number };
}

/** Carries commands out through the batch door, a hundred at a time. */
export async function inBatches(
  login: string,
  commands: readonly { command: string; input: object }[],
): Promise<Verdict[]> {
  const headers = { 'content-type': 'application/json', 'x-poros': '1' };
  const session = await fetch(new URL('/api/v1/session', inject('address')), {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: JSON.stringify({ login, password: DEMO_PASSWORD }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const verdicts: Verdict[] = [];
  for (let from = 0; from < commands.length; from += 100) {
    const part = commands.slice(from, from + 100).map((one) => ({ key: randomUUID(), ...one }));
    const answer = await fetch(new URL('/api/v1/commands', inject('address')), {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ commands: part }),
    });
    verdicts.push(...((await answer.json()) as { verdicts: Verdict[] }).verdicts);
  }
  return verdicts;
}
