import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { giveUp } from '../bootstrap/trouble.mjs';
import { ensureBuilt } from '../build/ensure-built.ts';
import { ensureElectron } from '../runtime/electron.ts';
import { electronFolder } from './electron-folder.ts';
import { bytesOf, sizeLine, sizesOf } from './sizes.ts';
import { stageApp } from './stage.ts';
import { offerSystemTools } from './tools.ts';

/** The targets made by default. */
const USUAL: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['tar.gz', 'deb'],
  win32: ['nsis', 'zip'],
  darwin: ['dmg'],
};

/** A feed recognizes by this name what must not be in it. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
const EVALUATION_NAME = '${name}_${version}_${arch}-evaluation.${ext}';

/** The packages that were made. */
export type Packaged = Readonly<{ unpacked: string; files: readonly string[] }>;

/** Builds the app and packs it for this machine's platform into `release`; the unpacked app lies there too. */
export async function packageApp(root: string, wanted: readonly string[]): Promise<Packaged> {
  const electron = await ensureElectron(root);
  if (!electron.ok) giveUp(electron.trouble);
  const { kind, version } = electron.value;
  console.log(`Packing with Electron ${version} (${kind === 'official' ? 'the official one' : `from the ${kind}`}).`);
  await ensureBuilt(root);

  const release = path.join(root, 'release');
  const stage = path.join(release, 'stage');
  rmSync(release, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const target = { platform: process.platform, arch: process.arch };
  // Another Electron than the one that is named in package.json is past its support.
  const isEvaluation = kind !== 'official';
  stageApp(root, stage, target, {
    electronFolder: path.dirname(electron.value.binary),
    electronVersion: version,
    isEvaluation,
  });
  await offerSystemTools(root, stage);
  const made = await build({
    projectDir: root,
    targets: Platform.current().createTarget(
      wanted.length > 0 ? [...wanted] : [...(USUAL[process.platform] ?? ['dir'])],
      Arch[process.arch as 'x64' | 'arm64'],
    ),
    publish: 'never',
    config: {
      electronDist: electronFolder(electron.value, stage),
      electronVersion: version,
      ...(isEvaluation ? { artifactName: EVALUATION_NAME, deb: { artifactName: EVALUATION_NAME } } : {}),
    },
  });
  rmSync(stage, { recursive: true, force: true });
  const files = made.filter((file) => !file.endsWith('.blockmap'));
  return { unpacked: unpackedFolder(release), files };
}

function unpackedFolder(release: string): string {
  if (process.platform === 'darwin') return path.join(release, process.arch === 'arm64' ? 'mac-arm64' : 'mac');
  return path.join(release, process.platform === 'win32' ? 'win-unpacked' : 'linux-unpacked');
}

/** Says how large every part of the unpacked app is, and every package. */
export function printSizes({ unpacked, files }: Packaged): void {
  console.log(`\n${unpacked}`);
  for (const { name, bytes } of sizesOf(unpacked)) console.log(sizeLine(name, bytes));
  console.log(sizeLine('together', bytesOf(unpacked)));
  console.log('\nPackages');
  for (const file of files) console.log(sizeLine(file, bytesOf(file)));
}
