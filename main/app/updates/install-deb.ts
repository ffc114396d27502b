import { spawn } from 'node:child_process';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';

/** What pkexec ends with when nobody allowed it, or nobody could be asked. */
const NOT_ALLOWED = [126, 127];
/** As if apt knew no place to download from; the memory of those it knows is left as it is. */
const WITHOUT_SOURCES = [
  'Dir::Etc::sourcelist=/dev/null',
  'Dir::Etc::sourceparts=/dev/null',
  'Dir::Cache::pkgcache=',
  'Dir::Cache::srcpkgcache=',
].flatMap((setting) => ['-o', setting]);
const MOST_SAID_CHARACTERS = 4000;

/** A program with its arguments, run to its end: its exit status and the end of what it said. */
export type Run = (program: string, args: readonly string[]) => Promise<{ status: number | null; said: string }>;

/**
 * Installs a .deb with apt-get, which looks whether everything it needs is there before it touches anything, and is kept
 * from any network. electron-updater's own way is not taken for these: it calls `dpkg -i`, and where something is missing
 * then `apt-get -f`, which without a network mends the computer by removing Lupa.
 */
export async function installDeb(file: string, isRoot: boolean, run: Run = runProgram): Promise<Result<null>> {
  const apt = [...WITHOUT_SOURCES, 'install', '--yes', '--no-install-recommends', '--allow-downgrades', file];
  const { status, said } = isRoot
    ? await run('/usr/bin/apt-get', apt)
    : await run('/usr/bin/pkexec', ['/usr/bin/apt-get', ...apt]);
  if (status === 0) return ok(null);
  const why = !isRoot && status !== null && NOT_ALLOWED.includes(status) ? 'not-allowed' : 'installer-failed';
  return failed({ code: 'update-refused', why, detail: said.trim().split('\n').at(-1) ?? '' });
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
