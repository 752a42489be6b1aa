import { checkMachine } from '@poros/kernel/preflight';
import { UsageError, readEnvironment } from '../environment.ts';
import { bringUpToDate, kernelOf } from '../installation.ts';
import { DEMO_PASSWORD, demoLogins, ensureDemo } from '../seed/demo.ts';
import { serveHttp, untilStopped } from '../serving.ts';
import { ensureWeb, WEB_ROOT } from '../web.ts';
import { withInstallation } from '../with-installation.ts';
import { startWorking } from '../working.ts';

/** The main job: from a fresh clone to a page one can sign in to. */
export async function run(): Promise<number> {
  const { port, dataDir } = readEnvironment(process.env);
  const problems = await checkMachine({ port, dataDir });
  if (problems.length > 0)
    throw new UsageError(
      problems
        .map(
          ({ code, message, fix }) =>
            `${message.en}\n  ${fix.en}\n${message.id}\n  ${fix.id}\n(${code})`,
        )
        .join('\n\n'),
      5,
    );
  return withInstallation(async ({ environment, installation, say }) => {
    const applied = await bringUpToDate(installation);
    if (applied.length > 0) say(`Schema: ${applied.length} migrations applied`);
    await ensureWeb(say);
    const kernel = await kernelOf(installation, environment, DEMO_PASSWORD);
    const working = await startWorking(kernel, installation.systemUrl, environment.natsUrl);
    await ensureDemo(kernel, say);
    const serving = await serveHttp(kernel, environment, WEB_ROOT);
    say(`\n  Poros is at ${serving.address}\n`);
    for (const line of await demoLogins(kernel)) say(`  ${line}`);
    say('\n  Ctrl C stops it. / Ctrl C untuk berhenti.');
    await untilStopped();
    say('\nStopping …');
    kernel.stop();
    await serving.close();
    await working.stop();
    await kernel.close();
    return 0;
  });
}
