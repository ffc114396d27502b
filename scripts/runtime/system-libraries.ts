import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { withProgress } from '../bootstrap/progress.mjs';
import type { Outcome } from '../bootstrap/trouble.mjs';
import { outputOf } from '../child-output.ts';

/** The Debian package for each shared library that Electron links and a bare machine lacks. */
const PACKAGE_OF_LIBRARY: readonly (readonly [RegExp, string])[] = [
  [/^libgtk-3|^libgdk-3|^libpango|^libcairo/, 'libgtk-3-0'],
  [/^libnss3|^libnssutil3|^libsmime3|^libnspr4/, 'libnss3'],
  [/^libasound/, 'libasound2'],
  [/^libgbm/, 'libgbm1'],
  [/^libXss/, 'libxss1'],
  [/^libatk|^libatspi/, 'libatk-bridge2.0-0'],
  [/^libdrm/, 'libdrm2'],
  [/^libxkbcommon/, 'libxkbcommon0'],
  [/^libcups/, 'libcups2'],
  [/^libX11|^libxcb|^libXcomposite|^libXdamage|^libXext|^libXfixes|^libXrandr/, 'libgtk-3-0'],
];

/** The Debian packages for the libraries that `ldd` reports as "not found", and the libraries without a known package. */
export function packagesForMissing(ldd: string): { packages: readonly string[]; unknown: readonly string[] } {
  const missing = [...ldd.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  const packageOf = (library: string) => PACKAGE_OF_LIBRARY.find(([pattern]) => pattern.test(library))?.[1];
  return {
    packages: [...new Set(missing.flatMap((library) => packageOf(library) ?? []))],
    unknown: missing.filter((library) => packageOf(library) === undefined),
  };
}

/**
 * Checks the libraries that this Electron links and, if asked, Xvfb: installs what is missing where that is allowed
 * (root on Debian) and says so, else names the one command.
 */
export async function ensureSystemLibraries(executable: string, needsDisplay: boolean): Promise<Outcome<null>> {
  if (process.platform !== 'linux') return { ok: true, value: null };
  const before = missingHere(executable, needsDisplay);
  if (before.packages.length === 0 && before.unknown.length === 0) return { ok: true, value: null };

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && before.packages.length > 0) {
    console.error(`System libraries: installing ${before.packages.join(', ')} with apt-get.`);
    const { code, output } = await withProgress('Installing system libraries', () => install(before.packages));
    if (code !== 0) return lacking(before, `apt-get says:\n\n${output.trim().split('\n').slice(-8).join('\n')}`);
  }
  const after = missingHere(executable, needsDisplay);
  if (after.packages.length === 0 && after.unknown.length === 0) return { ok: true, value: null };
  return lacking(after, 'They can be installed by an administrator.');
}

type Missing = ReturnType<typeof packagesForMissing>;

function missingHere(executable: string, needsDisplay: boolean): Missing {
  const ldd = spawnSync('ldd', [executable], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  const { packages, unknown } = packagesForMissing(ldd.stdout ?? '');
  return { packages: needsDisplay && !isOnPath('Xvfb') ? [...packages, 'xvfb'] : packages, unknown };
}

/** Whether a program of that name is on the PATH. */
export function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}

/** Installs the Debian package of a program that is missing, where that is allowed; else it stays missing. */
export async function ensureProgram(program: string, debianPackage: string): Promise<void> {
  if (isOnPath(program) || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error(`Programs: installing ${debianPackage} with apt-get.`);
  const { code, output } = await withProgress(`Installing ${debianPackage}`, () => install([debianPackage]));
  if (code !== 0) console.warn(output.trim().split('\n').slice(-4).join('\n'));
}

function lacking(missing: Missing, why: string): Outcome<null> {
  const names = [...missing.packages, ...missing.unknown].join(', ');
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  const mend = `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${missing.packages.join(' ')}`;
  return {
    ok: false,
    trouble: {
      what: `Electron needs system libraries that this machine does not have: ${names}. ${why}`,
      mend:
        missing.packages.length > 0
          ? mend
          : `${sudo}apt-get install -y apt-file && apt-file update && apt-file search ${missing.unknown[0]}`,
    },
  };
}

/** Newer Debian and Ubuntu releases have renamed some of these libraries with the suffix `t64`. */
const INSTALL = `
set -e
export DEBIAN_FRONTEND=noninteractive
apt-get -q update
names=
for name in "$@"; do
  if apt-cache show "\${name}t64" >/dev/null 2>&1; then name="\${name}t64"; fi
  names="$names $name"
done
exec apt-get -q -y -o DPkg::Lock::Timeout=180 install --no-install-recommends $names`;

function install(packages: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn('sh', ['-c', INSTALL, 'install', ...packages], { stdio: ['ignore', 'pipe', 'pipe'] });
  return outputOf(child);
}
