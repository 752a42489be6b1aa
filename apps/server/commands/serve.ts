import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { kernelOf } from '../installation.ts';
import { serveHttp, untilStopped } from '../serving.ts';
import { WEB_ROOT } from '../web.ts';
import { withInstallation } from '../with-installation.ts';

export const run = () =>
  withInstallation(async ({ environment, installation, say }) => {
    const kernel = await kernelOf(installation, environment);
    const serving = await serveHttp(
      kernel,
      environment,
      existsSync(WEB_ROOT) ? WEB_ROOT : undefined,
    );
    say(`Poros serves on ${serving.address}`);
    await untilStopped();
    // Readiness turns first, so that a load balancer stops sending before the door closes.
    kernel.stop();
    await pause(environment.isProduction ? 2_000 : 0);
    await serving.close();
    await kernel.close();
    return 0;
  });
