import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodePackage } from '../../main/engine-host/engine-program.ts';
import type { InstalledPackage } from './installed-packages.ts';
import type { Target } from './shipped-files.ts';
import { shippedPackages } from './shipped-packages.ts';

type Lock = { packages: Record<string, { integrity?: string } | undefined> };
type Wish = Readonly<{ root: string; target: Target; electronVersion: string }>;

/**
 * What a package is made of, as CycloneDX 1.6 has it: each library with its version, licence and the hash that npm has
 * checked it by, Electron, Node, and the models with theirs. Made from what is installed, so that it is what was packed.
 */
export function billOfMaterials({ root, target, electronVersion }: Wish): object {
  const own = describe(root, '');
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
  const node = nodePackage(target.platform, target.arch);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': 'lupa', name: 'lupa', version: own.version },
      properties: [{ name: 'lupa:target', value: `${target.platform}-${target.arch}` }],
    },
    components: [
      component('framework', 'electron', electronVersion, []),
      component('platform', 'node', describe(root, path.join('node_modules', node)).version, []),
      ...shippedPackages(root).map((installed) => library(installed, lock)),
      ...models(root),
    ],
  };
}

function library({ name, version, folder, licence }: InstalledPackage, lock: Lock) {
  const integrity = lock.packages[folder.replaceAll('\\', '/')]?.integrity ?? '';
  const hash = /^sha512-(\S+)$/.exec(integrity)?.[1];
  const hashes = hash === undefined ? [] : [sha('SHA-512', Buffer.from(hash, 'base64').toString('hex'))];
  return {
    ...component('library', name, version, hashes),
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(licence === null ? {} : { licenses: [{ expression: licence }] }),
  };
}

function models(root: string) {
  const folder = path.join(root, 'models');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/\\]+[/\\][^/\\]+[/\\]card\.json$/.test(file))
    .sort()
    .map((file) => {
      const { family, version, sha256 } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
      const model = component('machine-learning-model', family, version, [sha('SHA-256', sha256)]);
      return { ...model, licenses: [{ license: { id: 'CC0-1.0' } }] };
    });
}

const sha = (alg: string, content: string) => ({ alg, content });

function component(type: string, name: string, version: string, hashes: readonly ReturnType<typeof sha>[]) {
  return { type, 'bom-ref': `${type}:${name}@${version}`, name, version, ...(hashes.length === 0 ? {} : { hashes }) };
}

function describe(root: string, folder: string): { version: string } {
  return JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
}
