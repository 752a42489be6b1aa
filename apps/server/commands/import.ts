import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../environment.ts';
import { adventureWorks, importAdventureWorks } from '../import/adventure-works.ts';
import { reconciliation } from '../import/report.ts';
import { bringUpToDate, kernelOf } from '../installation.ts';
import { DEMO_PASSWORD } from '../seed/demo.ts';
import { foundCompany } from '../seed/found-company.ts';
import { furnishCompany } from '../seed/furnish-company.ts';
import { withInstallation } from '../with-installation.ts';
import { startWorking } from '../working.ts';

/**
 * `poros import <folder>`: the legacy files into a tenant of their own, with progress and a
 * reconciliation.
 */
export async function run([folder]: string[]): Promise<number> {
  if (!folder) throw new UsageError('Say where the files are: npm run poros import <folder>');
  const path = resolve(folder);
  if (!existsSync(join(path, 'Product.csv'))) throw new UsageError(`${path} has no Product.csv`);
  return withInstallation(async ({ environment, installation, say }) => {
    await bringUpToDate(installation);
    const kernel = await kernelOf(installation, environment, DEMO_PASSWORD);
    const working = await startWorking(kernel, installation.systemUrl);
    try {
      const founded = await foundCompany(kernel, adventureWorks);
      await furnishCompany(founded, DEMO_PASSWORD);
      const reckonings = await importAdventureWorks(founded, path, say);
      for (const line of reconciliation(reckonings)) say(line);
      return reckonings.every((one) => one.rowsIn === one.posted + one.known + one.rejected.length)
        ? 0
        : 1;
    } finally {
      await working.stop();
      await kernel.close();
    }
  });
}
