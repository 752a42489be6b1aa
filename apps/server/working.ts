import type { Kernel } from '@poros/kernel';
import { startSealer, startSequencer, startWorker } from '@poros/kernel/system';

export interface Working {
  stop(): Promise<void>;
}

/**
 * What runs beside HTTP: numbering of events, reactions and maintenance as jobs, sealing of the
 * audit trail.
 */
export async function startWorking(kernel: Kernel, systemUrl: string): Promise<Working> {
  const sequencer = startSequencer(kernel);
  const worker = await startWorker(kernel, { connectionString: systemUrl });
  const sealer = startSealer(kernel);
  return {
    async stop() {
      await worker.stop();
      await sequencer.stop();
      await sealer.stop();
    },
  };
}
