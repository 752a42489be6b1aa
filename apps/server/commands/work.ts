import { kernelOf } from '../installation.ts';
import { untilStopped } from '../serving.ts';
import { startWorking } from '../working.ts';
import { withInstallation } from '../with-installation.ts';

export const run = () =>
  withInstallation(async ({ environment, installation, say }) => {
    const kernel = await kernelOf(installation, environment);
    const working = await startWorking(kernel, installation.systemUrl, environment.natsUrl);
    say('Poros works: sequencer, jobs, sealing, maintenance');
    await untilStopped();
    kernel.stop();
    await working.stop();
    await kernel.close();
    return 0;
  });
