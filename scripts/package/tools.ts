import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureProgram, isOnPath } from '../runtime/system-libraries.ts';

/**
 * Tells electron-builder of programs that Debian has, so that it need not download its own: 7-Zip for archives, and
 * dpkg-deb behind an fpm command line, for a .deb. If they are not available, it downloads its own.
 */
export async function offerSystemTools(root: string, workshop: string): Promise<void> {
  if (process.platform !== 'linux') return;
  await ensureProgram('7za', 'p7zip-full');
  const sevenZip = whereIs('7za');
  if (sevenZip !== null) process.env['ELECTRON_BUILDER_7ZIP_PATH'] ??= sevenZip;
  process.env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] ??= '3';
  if (!isOnPath('dpkg-deb')) return;
  const script = path.join(workshop, 'fpm');
  writeFileSync(
    script,
    `#!/bin/sh\nexec '${process.execPath}' '${path.join(root, 'scripts/package/deb/main.ts')}' "$@"\n`,
  );
  chmodSync(script, 0o755);
  process.env['CUSTOM_FPM_PATH'] ??= script;
}

function whereIs(program: string): string | null {
  const folder = (process.env['PATH'] ?? '').split(':').find((place) => existsSync(path.join(place, program)));
  return folder === undefined ? null : path.join(folder, program);
}
