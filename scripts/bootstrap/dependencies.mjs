import { lstatSync } from 'node:fs';
import path from 'node:path';
import { installedPackages, stalePackages, thisMachine, wantedPackages } from './locked-packages.mjs';
import { npmTrouble, registryAway, runNpm } from './npm.mjs';
import { withProgress } from './progress.mjs';
import { toolNode } from './tool-node.mjs';

const OFFLINE = ['--offline'];

/**
 * Installs the dependencies when `node_modules` is missing or is not what package-lock.json asks for.
 * @param {string} root the repository
 * @returns {Promise<import('./trouble.mjs').Outcome<'present' | 'installed'>>}
 */
export async function ensureDependencies(root) {
  if (stale(root).length === 0) return { ok: true, value: 'present' };
  if (isLink(path.join(root, 'node_modules'))) {
    const what = 'node_modules is out of date, and it is a link: what it points at is not touched from here.';
    return { ok: false, trouble: { what, mend: 'rm node_modules && npm ci' } };
  }
  const why = installedPackages(root) === null ? 'not there yet' : 'not what package-lock.json asks for';
  console.error(`Dependencies: ${why}; installing them from the npm registry.`);
  const away = await registryAway(root);
  // npm's cache of an earlier install may suffice; without it, npm fails at once.
  const result = await withProgress('Installing the dependencies', () => install(root, away === null ? [] : OFFLINE));
  if (result.code === 0 && stale(root).length === 0) return { ok: true, value: 'installed' };
  return { ok: false, trouble: npmTrouble("Lupa's dependencies", away ?? result.output, 'npm install') };
}

/** @param {string} root */
function stale(root) {
  return stalePackages(wantedPackages(root), installedPackages(root) ?? {}, thisMachine());
}

/**
 * @param {string} root
 * @param {readonly string[]} flags
 */
async function install(root, flags) {
  // Windows locks a running program, and `npm ci` would delete the Node in node_modules that runs this very script.
  const runsFromModules = process.execPath.startsWith(path.join(root, 'node_modules'));
  if (process.platform === 'win32' && runsFromModules) return npm(root, ['install', '--no-save', ...flags]);
  const exact = await npm(root, ['ci', ...flags]);
  if (exact.output.includes('EUSAGE')) {
    console.error(
      'package-lock.json does not cover all of package.json: the rest is taken in its newest fitting version.',
    );
    return npm(root, ['install', '--no-save', ...flags]);
  }
  // npm leaves out binaries that do not name the Node it runs on, even if another Node will run them: that one is installed now.
  const node = toolNode(root);
  return exact.code === 0 && stale(root).length > 0 && node.ok
    ? npm(root, ['install', '--no-save', ...flags], node.value)
    : exact;
}

/**
 * @param {string} root
 * @param {readonly string[]} command
 * @param {string} [node] the Node that runs npm
 */
function npm(root, command, node) {
  // A machine set up for production leaves out what the build and the tests need, unless told.
  const complete = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-progress'];
  return runNpm([...command, ...complete], root, node);
}

/** @param {string} folder */
function isLink(folder) {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
