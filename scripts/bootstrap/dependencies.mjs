import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npmTrouble, runNpm } from './npm.mjs';
import { withProgress } from './progress.mjs';

/** @typedef {Readonly<Record<string, { readonly version?: string, readonly optional?: boolean }>>} LockedPackages */

/**
 * Installs the dependencies when `node_modules` is missing or is not what package-lock.json asks for.
 * @param {string} root the repository
 * @returns {Promise<import('./trouble.mjs').Outcome<'present' | 'installed'>>}
 */
export async function ensureDependencies(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json')) ?? {};
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (installed !== null && stalePackages(wanted, installed).length === 0) return { ok: true, value: 'present' };

  if (isLink(path.join(root, 'node_modules'))) {
    const what = 'node_modules is out of date, and it is a link: what it points at is not touched from here.';
    return { ok: false, trouble: { what, mend: 'rm node_modules && npm start' } };
  }
  const why = installed === null ? 'not there yet' : 'package-lock.json has changed';
  console.log(`Dependencies: ${why}; installing them from the npm registry.`);
  const result = await withProgress('Installing the dependencies', () => install(root));
  if (result.code === 0) return { ok: true, value: 'installed' };
  return { ok: false, trouble: npmTrouble("Lupa's dependencies", result.output, 'npm install') };
}

/** @param {string} root */
async function install(root) {
  // Windows locks a running program, and `npm ci` would delete the Node in node_modules that runs this very script.
  const runsFromModules = process.execPath.startsWith(path.join(root, 'node_modules'));
  if (process.platform === 'win32' && runsFromModules) return npm(root, ['install', '--no-save']);
  const exact = await npm(root, ['ci']);
  if (!exact.output.includes('EUSAGE')) return exact;
  console.log(
    'package-lock.json does not cover all that package.json asks for: the rest is taken in its newest fitting version.',
  );
  return npm(root, ['install', '--no-save']);
}

/**
 * @param {string} root
 * @param {readonly string[]} command
 */
function npm(root, command) {
  // A machine set up for production leaves out what the build and the tests need, unless told.
  const complete = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-progress'];
  return runNpm([...command, ...complete], root);
}

/**
 * The packages that package-lock.json asks for and that are absent or of another version. npm notes what it has
 * installed in a hidden lock file, written last, so that an interrupted install counts as none.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 * @returns {string[]}
 */
export function stalePackages(wanted, installed) {
  return Object.entries(wanted)
    .filter(([where, entry]) => where !== '' && !(entry.optional === true && installed[where] === undefined))
    .filter(([where, entry]) => installed[where]?.version !== entry.version)
    .map(([where]) => where);
}

/**
 * @param {string} file
 * @returns {LockedPackages | null} `null` when there is no such file
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** @param {string} folder */
function isLink(folder) {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
