import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** A program that prints HTML, and what it must be started with besides. */
export interface Browser {
  readonly path: string;
  readonly args: readonly string[];
}

export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const PROGRAMS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** Kept out of the compiler's sight: on some machines the optional package is not there. */
const PACKAGE: string = '@sparticuz/chromium';

/**
 * The browser that prints here: the one that POROS_BROWSER names, then Chromium, Google Chrome or
 * Edge as they are installed, then the optional package; undefined where there is none.
 */
export async function findBrowser(machine: Machine): Promise<Browser | undefined> {
  for (const path of placesOn(machine)) if (await isProgram(path)) return { path, args: [] };
  return packaged();
}

export function placesOn({ platform, env }: Machine): string[] {
  const named = env['POROS_BROWSER'];
  if (named) return [named];
  if (platform === 'darwin') return APPLICATIONS;
  if (platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
      env[name] ? PROGRAMS.map((program) => join(env[name] ?? '', program)) : [],
    );
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function packaged(): Promise<Browser | undefined> {
  try {
    const { default: chromium } = (await import(PACKAGE)) as {
      default: { readonly args: string[]; executablePath(): Promise<string> };
    };
    const path = await chromium.executablePath();
    return (await isProgram(path)) ? { path, args: chromium.args } : undefined;
  } catch {
    return undefined;
  }
}
