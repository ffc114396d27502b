import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Every file and folder of two levels with its size in bytes, largest first. */
export function sizesOf(folder: string): readonly Readonly<{ name: string; bytes: number }>[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const inner = path.join(folder, entry.name);
      if (!entry.isDirectory() || entry.name !== 'resources') return [{ name: entry.name, bytes: bytesOf(inner) }];
      return readdirSync(inner).map((name) => ({
        name: `${entry.name}/${name}`,
        bytes: bytesOf(path.join(inner, name)),
      }));
    })
    .sort((one, other) => other.bytes - one.bytes);
}

/** Bytes of a file, or of all files below a folder. */
export function bytesOf(file: string): number {
  const stats = lstatSync(file);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(file).reduce((sum, name) => sum + bytesOf(path.join(file, name)), 0);
}

/** As in `  126.6 MB  resources/node`. */
export function sizeLine(name: string, bytes: number): string {
  return `${(bytes / 1e6).toFixed(1).padStart(7)} MB  ${name}`;
}
