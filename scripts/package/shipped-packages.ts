import { readFileSync } from 'node:fs';
import path from 'node:path';
import { wantedPackages } from '../bootstrap/locked-packages.mjs';
import { BUILT_PARTS, BUNDLED_LIST } from '../build/builds.ts';
import { namedIn } from '../build/named-in.ts';
import { type InstalledPackage, withDependencies } from './installed-packages.ts';

type Bundled = Readonly<{ name: string; version: string; identifier?: string }>;

/** The packages of npm in what is shipped: those the bundler found modules of in `dist`, and those the engine loads as they are. */
export function shippedPackages(root: string): readonly InstalledPackage[] {
  const all = [...bundledPackages(root), ...withDependencies(root, namedIn(root, 'dependencies'))];
  const byFolder = new Map(all.map((installed) => [installed.folder, installed]));
  return [...byFolder.values()].sort((one, other) => one.folder.localeCompare(other.folder));
}

function bundledPackages(root: string): readonly InstalledPackage[] {
  const locked = Object.entries(wantedPackages(root));
  return BUILT_PARTS.flatMap((part) => {
    const bundled: Bundled[] = JSON.parse(readFileSync(path.join(root, 'dist', part, BUNDLED_LIST), 'utf8'));
    return bundled.map(({ name, version, identifier }) => {
      const place = locked.find(
        ([folder, of]) => folder.endsWith(`node_modules/${name}`) && of.version === version,
      )?.[0];
      if (place === undefined) throw new Error(`${name} ${version} is bundled, but package-lock.json does not name it`);
      return { name, version, folder: path.normalize(place), licence: identifier ?? null };
    });
  });
}
