import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What decides how Electron may be started on Linux. */
type Rights = Readonly<{ isLinux: boolean; isRoot: boolean; mayMakeUserNamespaces: boolean; canDropRoot: boolean }>;

/**
 * - `as-is`: an ordinary user; Chromium's sandbox works.
 * - `drop-root`: root; Chromium refuses its sandbox to root, so Electron runs as nobody, keeping root's reach of files.
 * - `no-sandbox`: the kernel allows no sandbox here.
 */
export type Confinement = 'as-is' | 'drop-root' | 'no-sandbox';

/** How Electron is to be started so that the renderer's sandbox is on wherever this machine allows it. */
export function chooseConfinement(rights: Rights): Confinement {
  if (!rights.isLinux) return 'as-is';
  if (rights.isRoot) return rights.canDropRoot ? 'drop-root' : 'no-sandbox';
  return rights.mayMakeUserNamespaces ? 'as-is' : 'no-sandbox';
}

const AS_NOBODY = 'setpriv --reuid 65534 --regid 65534 --clear-groups';
/**
 * The two capabilities let Electron's main process and the engine read and write the files of root, whose machine this
 * is: the repository, the camera folder and the data folder may be closed to others. Sandboxed processes lose them.
 * Without `no_setuid_fixup` the kernel ignores them in access(2), and readable files look absent.
 */
const DROP_ROOT = `${AS_NOBODY} --securebits +no_setuid_fixup --inh-caps +dac_override,+fowner --ambient-caps +dac_override,+fowner`;

/** Looks at this machine: who is asking, does the kernel allow a sandbox, and can its processes reach this Electron. */
export function confinementHere(binary: string): Confinement {
  const isRoot = process.getuid?.() === 0;
  return chooseConfinement({
    isLinux: process.platform === 'linux',
    isRoot,
    mayMakeUserNamespaces: isRoot || succeeds('unshare --user true'),
    canDropRoot: isRoot && succeeds(`${DROP_ROOT} unshare --user true && ${AS_NOBODY} test -x '${binary}'`),
  });
}

function succeeds(command: string): boolean {
  return spawnSync('sh', ['-c', command], { stdio: 'ignore' }).status === 0;
}

/**
 * A program to start in place of `electron`: the same where nothing is needed, else a script in `folder` that starts
 * it confined. A script, because whoever launches Electron (Playwright too) expects one executable.
 */
export async function confinedExecutable(binary: string, confinement: Confinement, folder: string): Promise<string> {
  const script = path.join(folder, `electron-${confinement}-${shortHash(binary)}`);
  switch (confinement) {
    case 'as-is':
      return binary;
    case 'drop-root':
      return writeScript(script, `exec ${DROP_ROOT} '${binary}' "$@"`);
    case 'no-sandbox':
      return writeScript(script, `exec '${binary}' --no-sandbox "$@"`);
    default:
      return confinement satisfies never;
  }
}

/** Checkouts share the cache, and each may have an Electron of its own. */
const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

async function writeScript(file: string, line: string): Promise<string> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `#!/bin/sh\n${line}\n`);
  await chmod(draft, 0o755);
  await rename(draft, file);
  return file;
}
