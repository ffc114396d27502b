import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A package of node_modules. */
export type InstalledPackage = Readonly<{
  name: string;
  version: string;
  /** Its folder, relative to the repository. */
  folder: string;
  /** The SPDX expression of its package.json; null where it names none. */
  licence: string | null;
}>;

type Description = {
  name: string;
  version: string;
  license?: string | { type?: string };
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

/** What packages name as dependencies and need only while they are being installed or compiled. */
const ONLY_TO_INSTALL = new Set(['node-addon-api', 'adm-zip', 'global-agent']);

/**
 * These packages and all that they need at run time, as npm has laid them out, sorted by folder. Optional packages that
 * are not installed, being for other platforms, are left out; a required one that is missing is an error.
 */
export function withDependencies(root: string, names: readonly string[]): readonly InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const visit = (name: string, from: string, isRequired: boolean) => {
    if (ONLY_TO_INSTALL.has(name)) return;
    const folder = resolveFolder(root, name, from);
    if (folder === null) {
      if (isRequired) throw new Error(`${name}, which ${from || 'package.json'} needs, is not installed: run npm ci`);
      return;
    }
    if (found.has(folder)) return;
    const description = describe(root, folder);
    found.set(folder, { name, version: description.version, folder, licence: licenceOf(description) });
    for (const needed of Object.keys(description.dependencies ?? {})) {
      visit(needed, folder, !(needed in (description.optionalDependencies ?? {})));
    }
    for (const wished of Object.keys(description.optionalDependencies ?? {})) visit(wished, folder, false);
  };
  for (const name of names) visit(name, '', true);
  return [...found.values()].sort((one, other) => one.folder.localeCompare(other.folder));
}

/** Node's search: the nearest node_modules on the way up. */
function resolveFolder(root: string, name: string, from: string): string | null {
  for (let at = from; ; at = path.dirname(at)) {
    const folder = path.join(at === '.' ? '' : at, 'node_modules', name);
    if (existsSync(path.join(root, folder, 'package.json'))) return folder;
    if (at === '' || at === '.') return null;
  }
}

function describe(root: string, folder: string): Description {
  return JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
}

function licenceOf({ license }: Description): string | null {
  return (typeof license === 'string' ? license : license?.type) ?? null;
}
