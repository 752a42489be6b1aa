import { bringUpToDate, kernelOf } from '../installation.ts';
import { ensureDemo } from '../seed/demo.ts';
import { startWorking } from '../working.ts';
import { withInstallation } from '../with-installation.ts';

export const run = () =>
  withInstallation(async ({ environment, installation, say }) => {
    await bringUpToDate(installation);
    const kernel = await kernelOf(installation, environment);
    const working = await startWorking(kernel, installation.systemUrl);
    try {
      await ensureDemo(kernel, say);
      return 0;
    } finally {
      await working.stop();
      await kernel.close();
    }
  });
