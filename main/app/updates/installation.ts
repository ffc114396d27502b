import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Installation, PackageKind } from './feed.ts';

type Place = {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The running program. */
  readonly executable: string;
  readonly appImage: string | undefined;
  /** What Debian's package manager knows about the files of Lupa's package. */
  readonly dpkgList?: string;
};

/** How this Lupa was installed, and so which kind of package a newer one needs. */
export function installationOf(place: Place): Installation {
  return { kind: kindOf(place), platform: place.platform, arch: place.arch };
}

function kindOf({ platform, executable, appImage, dpkgList = '/var/lib/dpkg/info/lupa.list' }: Place): PackageKind {
  if (platform === 'darwin') return 'dmg';
  if (platform === 'win32') {
    return existsSync(path.join(path.dirname(executable), 'Uninstall Lupa.exe')) ? 'nsis' : 'zip';
  }
  if (appImage !== undefined) return 'AppImage';
  return isListed(executable, dpkgList) ? 'deb' : 'tar.gz';
}

function isListed(executable: string, list: string): boolean {
  return existsSync(list) && readFileSync(list, 'utf8').split('\n').includes(executable);
}
