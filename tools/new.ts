import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { CannotMake, type Changes } from './new/change.ts';
import { newCommand } from './new/new-command.ts';
import { newMigration } from './new/new-migration.ts';
import { newModule } from './new/new-module.ts';

const USAGE = `npm run new module <name>
npm run new command <module> <verb-noun>
npm run new migration <module> <what-it-adds>
`;

/** Lays files out in the house's shape under `root`; answers the paths it wrote. */
export async function make(
  root: string,
  [what = '', ...rest]: readonly string[],
): Promise<string[]> {
  const read = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  const list = (folder: string) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  const made = changes();
  for (const [path, text] of made) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), await inShape(path, text));
  }
  if (what === 'module') link(root, rest[0] ?? '');
  return [...made.keys()];

  function changes(): Changes {
    switch (what) {
      case 'module':
        return newModule(read, rest[0]);
      case 'command':
        return newCommand(read, rest);
      case 'migration':
        return newMigration(read, list, rest);
      default:
        throw new CannotMake(USAGE);
    }
  }
}

/** In the one format of the repository's code. */
async function inShape(path: string, text: string): Promise<string> {
  if (!path.endsWith('.ts')) return text;
  const style = await resolveConfig(fileURLToPath(import.meta.url));
  return format(text, { ...style, filepath: path });
}

/** What `npm install` would do for the new workspace. */
function link(root: string, name: string): void {
  const path = join(root, 'node_modules/@poros', name);
  if (!existsSync(path)) symlinkSync(join('../../modules', name), path, 'dir');
}

async function main(): Promise<void> {
  try {
    const root = fileURLToPath(new URL('..', import.meta.url));
    for (const path of await make(root, process.argv.slice(2)))
      process.stdout.write(`wrote ${path}\n`);
    process.stdout.write('next: write the test sentence, then `npm run gen` and `npm run check`\n');
  } catch (error) {
    if (!(error instanceof CannotMake)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

if (import.meta.main) await main();
