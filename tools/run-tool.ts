import { spawn } from 'node:child_process';

export interface ToolRun {
  readonly exitCode: number;
  readonly ms: number;
  readonly output: string;
}

/**
 * Runs a script with this Node and keeps what it says, for a check that shows it only when it
 * failed.
 */
export function runTool(root: string, script: string, args: readonly string[]): Promise<ToolRun> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    const end = (exitCode: number) =>
      resolve({
        exitCode,
        ms: performance.now() - started,
        output: Buffer.concat(said).toString(),
      });
    child.on('error', (error) => {
      said.push(Buffer.from(error.message));
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}
