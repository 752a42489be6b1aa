import type { Kernel } from '@poros/kernel';
import { startRelay, startSealer, startSequencer, startWorker } from '@poros/kernel/system';

export interface Working {
  stop(): Promise<void>;
}

/**
 * What runs beside HTTP: numbering of events, reactions and maintenance as jobs, sealing of the
 * audit trail, and the copy of events for NATS where there is one.
 */
export async function startWorking(
  kernel: Kernel,
  systemUrl: string,
  natsUrl?: string,
): Promise<Working> {
  const sequencer = startSequencer(kernel);
  const worker = await startWorker(kernel, { connectionString: systemUrl });
  const sealer = startSealer(kernel);
  const relay = natsUrl ? startRelay(kernel, natsUrl) : undefined;
  return {
    async stop() {
      await relay?.stop();
      await worker.stop();
      await sequencer.stop();
      await sealer.stop();
    },
  };
}
