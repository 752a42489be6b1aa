import { verifyAll } from '@poros/kernel/system';
import { kernelOf } from '../installation.ts';
import { withInstallation } from '../with-installation.ts';

export const run = () =>
  withInstallation(async ({ environment, installation, say }) => {
    const kernel = await kernelOf(installation, environment);
    try {
      const findings = await verifyAll(kernel);
      for (const finding of findings) {
        say(`${finding.ok ? 'ok  ' : 'FAIL'} ${finding.name}`);
        for (const row of finding.rows.slice(0, 10)) say(`       ${JSON.stringify(row)}`);
      }
      const broken = findings.filter((finding) => !finding.ok).length;
      say(`${findings.length} invariants, ${broken} broken`);
      return broken === 0 ? 0 : 1;
    } finally {
      await kernel.close();
    }
  });
