import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bytesOf } from '../sizes.ts';
import { controlFile } from './control.ts';
import { type DebOptions, debOptions } from './options.ts';

// Stands in for fpm where electron-builder cannot download it: takes the arguments that it gives for a .deb, and makes
// one with Debian's own dpkg-deb.

const options = debOptions(process.argv.slice(2));
const tree = mkdtempSync(path.join(os.tmpdir(), 'lupa-deb-'));
try {
  layOut(options, tree);
  pack(options, tree);
} finally {
  rmSync(tree, { recursive: true, force: true });
}

function layOut({ mappings, afterInstall, afterRemove }: DebOptions, root: string): void {
  chmodSync(root, 0o755);
  for (const { from, to } of mappings) {
    const place = path.join(root, to);
    mkdirSync(path.dirname(place), { recursive: true });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
  const installedBytes = bytesOf(root);
  opened(root);
  const control = path.join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(path.join(control, 'control'), controlFile(options, installedBytes));
  for (const [name, script] of [
    ['postinst', afterInstall],
    ['postrm', afterRemove],
  ] as const) {
    if (script === null) continue;
    copyFileSync(script, path.join(control, name));
    chmodSync(path.join(control, name), 0o755);
  }
}

/** Everybody may read what is installed and only root may write, regardless of the umask at packaging time. */
function opened(file: string): void {
  const stats = lstatSync(file);
  if (stats.isSymbolicLink()) return;
  const isRunnable = stats.isDirectory() || (stats.mode & 0o100) !== 0;
  chmodSync(file, isRunnable ? 0o755 : 0o644);
  if (stats.isDirectory()) for (const name of readdirSync(file)) opened(path.join(file, name));
}

function pack({ compression, target }: DebOptions, root: string): void {
  const method = compression === 'zst' ? ['-Zzstd', '-z12'] : [`-Z${compression === 'gz' ? 'gzip' : compression}`];
  const args = ['--root-owner-group', ...method, '--build', root, target];
  const { status, error } = spawnSync('dpkg-deb', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`dpkg-deb ended with ${status}`);
}
