import type { Kernel } from '../execute/kernel.ts';
import { anchorMissing, seal } from './seal.ts';

const EVERY_MS = 5_000;

export interface Sealer {
  stop(): Promise<void>;
}

/** Seals every five seconds, outside any command; several processes may, one at a time does. */
export function startSealer(kernel: Kernel, everyMs = EVERY_MS): Sealer {
  let running = work(() => anchorMissing(kernel));
  const timer = setInterval(() => {
    running = running.then(() => work(() => seal(kernel)));
  }, everyMs);

  async function work(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (error) {
      kernel.log.error({ err: error }, 'the audit trail could not be sealed and is tried again');
    }
  }

  return {
    async stop() {
      clearInterval(timer);
      await running;
      await work(() => seal(kernel));
    },
  };
}
