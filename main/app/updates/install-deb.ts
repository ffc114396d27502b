import { spawn } from 'node:child_process';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { type UpdateRefusal, updateRefused } from '../../../preload/contract/faults/update-refusal.ts';

/** What pkexec ends with when nobody allowed it, or nobody could be asked. */
const NOT_ALLOWED = [126, 127];
/** What the helper ends with when its own copy is not what was signed. */
const CHANGED = 65;
const MOST_SAID_CHARACTERS = 4000;

/** A program with its arguments, run to its end: its exit status and the end of what it said. */
export type Run = (program: string, args: readonly string[]) => Promise<{ status: number | null; said: string }>;

/** A package whose every byte has been read and is as it was signed, and the helper that installs it as root. */
export type CheckedDeb = Readonly<{ path: string; sha512: string; helper: string }>;

/**
 * Installs a .deb with apt-get, which looks whether everything it needs is there before it touches anything, and is kept
 * from any network. What root installs is a copy of root's own, checked once more: the file here can be changed by whoever
 * may write the data folder, for as long as the password is asked for. electron-updater's own way is not taken for these: it
 * calls `dpkg -i`, and where something is missing then `apt-get -f`, which without a network repairs the computer by removing Lupa.
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
    // There is no pkexec here: as if it had said that nobody may.
    child.on('error', (error) => resolve({ status: 127, said: error.message }));
    child.on('close', (status) => resolve({ status, said }));
  });
