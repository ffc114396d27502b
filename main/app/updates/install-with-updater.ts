import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { updateRefused } from '../../../preload/contract/faults/update-refusal.ts';
import { copyPatiently } from '../../patient-files.ts';
import type { Kept } from './kept-packages.ts';

type Place = {
  readonly kind: 'AppImage' | 'nsis';
  readonly installed: string;
  /** For electron-updater's copy of the package and its notes. */
  readonly workshop: string;
};

/** The program to start next; null if the installer starts it. */
type Installed = Result<{ readonly program: string | null }>;

/**
 * Installs a package with electron-updater's installer for its kind. What electron-updater would ask a server is answered
 * from the package, which was checked here: its providers read no folders, and none checks the signature of a feed.
 */
export async function installWithUpdater(kept: Kept, place: Place): Promise<Installed> {
  await mkdir(place.workshop, { recursive: true });
  const adapter = adapterOf(place);
  await writeFile(adapter.appUpdateConfigPath, 'updaterCacheDirName: installing\n');
  const updater = place.kind === 'nsis' ? new NsisUpdater(null, adapter) : new QuietAppImageUpdater(null, adapter);
  const troubles: string[] = [];
  updater.on('error', (error) => troubles.push(error.message));
  let program = place.kind === 'nsis' ? null : (process.env['APPIMAGE'] ?? null);
  updater.on('appimage-filename-updated', (file) => {
    program = file;
  });
  Object.assign(updater, {
    httpExecutor: { download: copyOf },
    logger: null,
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: true, // the way back; what may be installed was decided before
    disableDifferentialDownload: true,
    disableWebInstaller: true,
  });
  updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(kept) });
  try {
    const found = await updater.checkForUpdates();
    if (found?.isUpdateAvailable) await updater.downloadUpdate();
    if (found?.isUpdateAvailable && updater.install(false, true)) return ok({ program });
  } catch (error) {
    troubles.push(messageOf(error));
  }
  return failed(updateRefused({ why: 'installer-failed', figures: { complaint: troubles[0] ?? kept.artefact.file } }));
}

/** Replaces the old file with the new one, and leaves starting it to us: while this Lupa is still running, it would end at once. */
class QuietAppImageUpdater extends AppImageUpdater {
  protected override spawnLog(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** electron-updater checks the copy's SHA-512 itself only after downloading; the original has just been read completely. */
async function copyOf(from: URL, to: string): Promise<void> {
  await copyPatiently(fileURLToPath(from), to);
}

function adapterOf({ installed, workshop }: Place): AppAdapter {
  return {
    version: installed,
    name: 'Lupa',
    isPackaged: true,
    appUpdateConfigPath: path.join(workshop, 'settings.yml'),
    userDataPath: workshop,
    baseCachePath: workshop,
    whenReady: () => Promise.resolve(),
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  };
}

function providerOf({ path: file, release, artefact }: Kept) {
  const sha512 = Buffer.from(artefact.sha512, 'hex').toString('base64');
  const info = { url: artefact.file, sha512, size: artefact.bytes };
  return class {
    readonly fileExtraDownloadHeaders = null;
    readonly isUseMultipleRangeRequest = false;
    setRequestHeaders(): void {}
    getLatestVersion() {
      const releaseDate = new Date(release.releasedAt).toISOString();
      return Promise.resolve({ version: release.version, files: [info], path: info.url, sha512, releaseDate });
    }
    resolveFiles() {
      return [{ url: pathToFileURL(file), info }];
    }
  };
}
