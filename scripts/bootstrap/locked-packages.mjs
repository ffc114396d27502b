import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {readonly string[]} [libc]
 */
/** @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages by their place, as in `node_modules/zod` */
/** @typedef {{ readonly os: string, readonly cpu: string, readonly libc: string }} Machine in npm's words */

/**
 * The packages that package-lock.json asks for and that are absent or of another version.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 * @param {Machine} machine
 * @returns {string[]}
 */
export function stalePackages(wanted, installed, machine) {
  return Object.entries(wanted)
    .filter(([where, entry]) => where !== '' && installed[where]?.version !== entry.version)
    .filter(([where, entry]) => entry.optional !== true || where in installed || isMadeFor(entry, machine))
    .map(([where]) => where);
}

/**
 * Whether an optional package holds the binary for this machine. One made for every machine may really be absent.
 * @param {LockedPackage} entry
 * @param {Machine} machine
 */
function isMadeFor({ os, cpu, libc }, machine) {
  if (os === undefined || cpu === undefined) return false;
  return os.includes(machine.os) && cpu.includes(machine.cpu) && (libc === undefined || libc.includes(machine.libc));
}

/** @returns {Machine} */
export function thisMachine() {
  const libc = existsSync('/etc/alpine-release') ? 'musl' : 'glibc';
  return { os: process.platform, cpu: process.arch, libc };
}

/**
 * What package-lock.json asks for.
 * @param {string} root the repository
 * @returns {LockedPackages}
 */
export function wantedPackages(root) {
  return readPackages(path.join(root, 'package-lock.json')) ?? {};
}

/**
 * What is installed: what npm has noted in a hidden lock file, which it writes last, so that an interrupted install counts as
 * none, and what lies there all the same. A package that was removed by hand, left out of a copy of the folder or noted by an
 * install elsewhere counts as absent, even if it is noted.
 * @param {string} root the repository
 * @returns {LockedPackages | null} `null` when nothing is installed
 */
export function installedPackages(root) {
  const noted = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (noted === null) return null;
  return Object.fromEntries(
    Object.entries(noted).filter(([where, { version }]) => versionAt(path.join(root, where)) === version),
  );
}

/**
 * @param {string} folder of a package
 * @returns {string | undefined} the version that it says it is of
 */
function versionAt(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @returns {LockedPackages | null} `null` when there is no such file, or half of one
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
