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
 * What npm has installed. It notes that in a hidden lock file, written last: an interrupted install counts as none.
 * @param {string} root the repository
 * @returns {LockedPackages | null} `null` when nothing is installed
 */
export function installedPackages(root) {
  return readPackages(path.join(root, 'node_modules', '.package-lock.json'));
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
