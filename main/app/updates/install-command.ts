import path from 'node:path';
import type { PackageKind } from './feed.ts';

/** The command for installing a package by hand, after closing Lupa. `executable`: the running program. */
export function installCommand(kind: PackageKind, file: string, executable: string): string {
  const folder = path.dirname(executable);
  switch (kind) {
    case 'deb':
      return `sudo apt-get install --no-install-recommends --allow-downgrades ${quoted(file)}`;
    case 'tar.gz':
      return `sudo tar -xzf ${quoted(file)} -C ${quoted(folder)} --strip-components=1`;
    case 'AppImage':
      return `install -m 755 ${quoted(file)} "$APPIMAGE"`;
    case 'nsis':
      return `& '${file.replaceAll("'", "''")}'`;
    case 'zip':
      return `Expand-Archive -Force '${file.replaceAll("'", "''")}' '${folder.replaceAll("'", "''")}'`;
    case 'dmg':
      return `open ${quoted(file)}`;
    default:
      return kind satisfies never;
  }
}

/** One word of a POSIX shell, whatever its contents. */
function quoted(text: string): string {
  return /^[\w./+~:@%-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
