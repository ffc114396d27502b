import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** The command line as it is built and shipped. */
export const CLI = path.resolve(import.meta.dirname, '../../../dist/engine/cli.js');

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The user that the process runs as; the user of the test by default. */
export type RunAs = { readonly uid: number | undefined };

/** Starts `lupa` with these arguments, as a process that ends with the test. */
export function startLupa(args: readonly string[], { uid }: RunAs = { uid: undefined }): ChildProcess {
  const owner = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], ...owner });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs `lupa` to its end. */
export async function runLupa(args: readonly string[], as?: RunAs): Promise<Ended> {
  const child = startLupa(args, as);
  const outputs = [child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream)));
  const [[code], stdout = '', stderr = ''] = await Promise.all([once(child, 'exit'), ...outputs]);
  return { code, stdout, stderr };
}
