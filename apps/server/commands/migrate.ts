import { withInstallation } from '../with-installation.ts';
import { bringUpToDate } from '../installation.ts';

export const run = () =>
  withInstallation(async ({ installation, say }) => {
    const applied = await bringUpToDate(installation);
    say(applied.length === 0 ? 'the schema is up to date' : `applied ${applied.join(', ')}`);
    return 0;
  });
