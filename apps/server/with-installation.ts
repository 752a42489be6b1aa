import { describeDatabaseError } from '@poros/kernel/preflight';
import { readEnvironment, UsageError, type Environment } from './environment.ts';
import { openInstallation, type Installation } from './installation.ts';

export interface Opened {
  readonly environment: Environment;
  readonly installation: Installation;
  say(line: string): void;
}

/** Opens the installation for one command and closes it again, whatever happens in between. */
export async function withInstallation(work: (opened: Opened) => Promise<number>): Promise<number> {
  const environment = readEnvironment(process.env);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const installation = await openInstallation(environment, say).catch((error: unknown) => {
    throw asUsageError(error);
  });
  try {
    return await work({ environment, installation, say });
  } finally {
    await installation.stop();
  }
}

/**
 * A database that cannot be reached is the operator's to mend: what, why and how, in both
 * languages.
 */
function asUsageError(error: unknown): unknown {
  if (error instanceof UsageError) return error;
  const { code, message, fix } = describeDatabaseError(error);
  return new UsageError(`${message.en}\n  ${fix.en}\n${message.id}\n  ${fix.id}\n(${code})`, 3);
}
