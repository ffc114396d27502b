import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { controlFile } from '../../../scripts/package/deb/control.ts';
import { debOptions } from '../../../scripts/package/deb/options.ts';
import { isOnPath } from '../../../scripts/runtime/system-libraries.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const USUAL = ['-s', 'dir', '--force', '-t', 'deb', '--name', 'lupa', '--version', '1.2.3', '--architecture', 'amd64'];
const WHOLE = [...USUAL, '--maintainer', 'Lupa <lupa@localhost>', '--package', '/made.deb'];

test('what electron-builder says about a package is in its control file', () => {
  const options = debOptions([
    ...[...WHOLE, '-d', 'libnss3', '-d', 'libgbm1 (>= 2)', '--deb-recommends', 'xdg-utils', '--category', 'science'],
    ...['--url', 'https://lupa.invalid', '--description', 'Inspection station\n What it does.\n\n More.'],
  ]);
  expect(controlFile(options, 2_000)).toBe(`Package: lupa
Version: 1.2.3
Architecture: amd64
Maintainer: Lupa <lupa@localhost>
Installed-Size: 2
Depends: libnss3, libgbm1 (>= 2)
Recommends: xdg-utils
Section: science
Priority: optional
Description: Inspection station
 What it does.
 .
 More.
`);
});

test('anything the stand-in does not know is refused, never left out', () => {
  expect(() => debOptions([...WHOLE, '--deb-systemd', 'lupa.service'])).toThrow('--deb-systemd');
  expect(() => debOptions([...WHOLE, 'folder-without-place'])).toThrow('does not say where it goes');
  expect(() => debOptions(USUAL)).toThrow('--maintainer is missing');
  expect(() => debOptions(['-s', 'dir', '-t', 'rpm'])).toThrow('only folders');
});

test.runIf(isOnPath('dpkg-deb'))('a package holds the files in their places, readable by all, and the scripts', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'app'));
  writeFileSync(path.join(folder, 'app', 'program'), '#!/bin/sh\n', { mode: 0o700 });
  writeFileSync(path.join(folder, 'app', 'data'), 'x', { mode: 0o600 });
  writeFileSync(path.join(folder, 'after'), '#!/bin/sh\n');
  const deb = path.join(folder, 'made.deb');
  const made = spawnSync(process.execPath, [
    path.join(ROOT, 'scripts/package/deb/main.ts'),
    ...[...USUAL, '--maintainer', 'Lupa <lupa@localhost>', '--package', deb, '--description', 'Brief'],
    ...['--after-install', path.join(folder, 'after'), '--deb-compression', 'zst', `${folder}/app/=/opt/Lupa`],
  ]);
  expect(made.stderr.toString()).toBe('');
  const listed = spawnSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' }).stdout;
  expect(listed).toMatch(/-rwxr-xr-x root\/root .* \.\/opt\/Lupa\/program/);
  expect(listed).toMatch(/-rw-r--r-- root\/root .* \.\/opt\/Lupa\/data/);
  expect(spawnSync('dpkg-deb', ['--info', deb, 'postinst'], { encoding: 'utf8' }).stdout).toBe('#!/bin/sh\n');
});
