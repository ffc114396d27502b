import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FeedPackage, PackageKind } from '../../main/app/updates/feed.ts';

type Artefact = Readonly<{ file: string; kind: PackageKind; version: string }>;

const ENDINGS: readonly (readonly [PackageKind, RegExp])[] = [
  ['deb', /\.deb$/],
  ['tar.gz', /\.tar\.gz$/],
  ['AppImage', /\.AppImage$/],
  ['nsis', /\.exe$/],
  ['zip', /\.zip$/],
  ['dmg', /\.dmg$/],
];
const PLATFORMS = {
  deb: 'linux',
  'tar.gz': 'linux',
  AppImage: 'linux',
  nsis: 'win32',
  zip: 'win32',
  dmg: 'darwin',
} as const satisfies Record<PackageKind, FeedPackage['platform']>;

/** The packages in a folder, by their endings; each has its version in its name. */
export function artefactsIn(folder: string): readonly Artefact[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const kind = ENDINGS.find(([, ending]) => ending.test(name))?.[0];
      const version = /\d+\.\d+\.\d+/.exec(name)?.[0];
      return kind === undefined || version === undefined ? [] : [{ file: path.join(folder, name), kind, version }];
    });
}

/** What a feed says of a package. Names are as electron-builder gives them: `amd64`, `x86_64` or nothing for x64. */
export async function describeArtefact(file: string, kind: PackageKind): Promise<FeedPackage> {
  const hash = createHash('sha512');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece);
  const name = path.basename(file);
  return {
    file: name,
    kind,
    platform: PLATFORMS[kind],
    arch: /arm64|aarch64/.test(name) ? 'arm64' : 'x64',
    bytes: statSync(file).size,
    sha512: hash.digest('hex'),
  };
}
