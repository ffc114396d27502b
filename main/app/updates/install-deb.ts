import { spawn } from 'node:child_process';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { type UpdateRefusal, updateRefused } from '../../../preload/contract/faults/update-refusal.ts';

/** The exit status of pkexec if nobody allowed it, or nobody could be asked. */
const NOT_ALLOWED = [126, 127];
/** The exit status of the helper if its own copy is not what was signed. */
const CHANGED = 65;
const MOST_SAID_CHARACTERS = 4000;

/** A program with its arguments, run to its end: its exit status and the end of its output. */
export type Run = (program: string, args: readonly string[]) => Promise<{ status: number | null; said: string }>;

/** A package whose every byte has been read and matches its signature, and the helper that installs it as root. */
export type CheckedDeb = Readonly<{ path: string; sha512: string; helper: string }>;

/**
 * Installs a .deb with apt-get, which checks whether everything it needs is there before it touches anything, and is kept
 * off any network. Root installs its own copy, which is checked again: the file here can be changed by anybody
 * allowed to write to the data folder, for as long as the password dialog is open. electron-updater's own way is not used for these: it
 * calls `dpkg -i`, and if something is missing `apt-get -f`, which without a network repairs the computer by removing Lupa.
 */
export async function installDeb(
  { path, sha512, helper }: CheckedDeb,
  isRoot: boolean,
  run: Run = runProgram,
): Promise<Result<null>> {
  const { status, said } = isRoot
    ? await run(helper, [path, sha512])
    : await run('/usr/bin/pkexec', [helper, path, sha512]);
  if (status === 0) return ok(null);
  return failed(updateRefused(refusalOf(status, isRoot, said.trim().split('\n').at(-1) ?? '')));
}

function refusalOf(status: number | null, isRoot: boolean, complaint: string): UpdateRefusal {
  if (status === CHANGED) return { why: 'file-changed', figures: { name: complaint } };
  const isBarred = !isRoot && status !== null && NOT_ALLOWED.includes(status);
  return isBarred ? { why: 'not-allowed' } : { why: 'installer-failed', figures: { complaint } };
}

const runProgram: Run = (program, args) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' },
    });
    let said = '';
    const hear = (piece: Buffer) => {
      said = (said + piece.toString()).slice(-MOST_SAID_CHARACTERS);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    // There is no pkexec here: treat it like a refusal.
    child.on('error', (error) => resolve({ status: 127, said: error.message }));
    child.on('close', (status) => resolve({ status, said }));
  });
