import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../bootstrap/cache-folder.mjs';
import type { Outcome } from '../bootstrap/trouble.mjs';
import { chooseRuntime, type Situation } from './choose.ts';
import { type Confinement, confinedExecutable, confinementHere } from './confinement.ts';
import { artifactUrl, isReachable, isRememberedUnreachable, rememberUnreachable } from './download-host.ts';
import { downloadOfficial, officialBinary, officialVersion } from './official.ts';
import { ensureRegistryRuntime } from './registry-runtime.ts';

type Found = Readonly<{
  kind: 'official' | 'registry' | 'override';
  version: string;
  /** Electron itself. */
  binary: string;
}>;

/** An Electron that can be started on this machine. */
export type ElectronRuntime = Found &
  Readonly<{
    /** What to start: Electron itself, or a script that starts it with the rights that its sandbox needs. */
    executable: string;
    confinement: Confinement;
  }>;

/**
 * The Electron for development and tests, fetched and prepared if need be. Where it is not the one of the `electron`
 * package, `ELECTRON_OVERRIDE_DIST_PATH` tells child processes.
 */
export async function ensureElectron(root: string): Promise<Outcome<ElectronRuntime>> {
  const cache = cacheFolder();
  const url = artifactUrl(officialVersion(root), process.env);
  const electron = await find(root, cache, url, {
    platform: process.platform,
    arch: process.arch,
    override: process.env['ELECTRON_OVERRIDE_DIST_PATH'],
    officialBinary: officialBinary(root),
    downloadHost: isRememberedUnreachable(cache, url, new Date()) ? 'unreachable' : 'unknown',
  });
  if (!electron.ok) return electron;
  const { binary, kind } = electron.value;
  if (kind !== 'official') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.dirname(binary);
  const confinement = confinementHere(binary);
  const executable = await confinedExecutable(binary, confinement, cache);
  return { ok: true, value: { ...electron.value, executable, confinement } };
}

async function find(root: string, cache: string, url: string, situation: Situation): Promise<Outcome<Found>> {
  const choice = chooseRuntime(situation);
  switch (choice.take) {
    case 'override':
      return inFolder('override', choice.folder);
    case 'official':
      return { ok: true, value: { kind: 'official', version: officialVersion(root), binary: choice.binary } };
    case 'ask-download-host':
      return find(root, cache, url, { ...situation, downloadHost: await askDownloadHost(cache, url) });
    case 'registry': {
      const folder = await ensureRegistryRuntime(cache);
      return folder.ok ? inFolder('registry', folder.value) : folder;
    }
    case 'download': {
      const binary = await downloadOfficial(root);
      if (binary.ok)
        return { ok: true, value: { kind: 'official', version: officialVersion(root), binary: binary.value } };
      if (situation.downloadHost !== 'reachable') return binary;
      // The host answered, but the download failed: machines where it was asked have another way.
      rememberUnreachable(cache, url, new Date());
      return find(root, cache, url, { ...situation, downloadHost: 'unreachable' });
    }
    default:
      return choice satisfies never;
  }
}

async function askDownloadHost(cache: string, url: string): Promise<'reachable' | 'unreachable'> {
  if (await isReachable(url)) return 'reachable';
  console.error(`Electron: its download host ${new URL(url).host} does not answer; it will be asked again in a day.`);
  rememberUnreachable(cache, url, new Date());
  return 'unreachable';
}

function inFolder(kind: 'override' | 'registry', folder: string): Outcome<Found> {
  const binary = path.join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  if (!existsSync(binary)) {
    const what = `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, where there is no Electron.`;
    return { ok: false, trouble: { what, mend: 'unset ELECTRON_OVERRIDE_DIST_PATH' } };
  }
  const versionFile = path.join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'unknown';
  return { ok: true, value: { kind, version, binary } };
}
