import { inject } from 'vitest';
import { expectClean } from '@poros/kernel/system';
import { kernelOver } from './program.ts';

/**
 * Proves the whole database as `poros verify` does: every invariant of every module, and the audit
 * trail.
 */
export async function expectBooksClean(): Promise<void> {
  const kernel = await kernelOver(inject('programDatabase'), inject('programFolder'));
  try {
    await expectClean(kernel);
  } finally {
    await kernel.close();
  }
}
