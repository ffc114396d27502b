import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../../packaging/install-update.sh');
const isRoot = process.getuid?.() === 0;

/** The helper with a fake apt-get, which only notes its arguments. */
function helperBesideApt(): { helper: string; installed: string } {
  const folder = temporaryFolder();
  const [bin, installed] = [path.join(folder, 'bin'), path.join(folder, 'installed')];
  mkdirSync(bin);
  writeFileSync(
    path.join(bin, 'apt-get'),
    `#!/bin/sh\nfor last; do :; done\nstat -c '%u %a' "$(dirname "$last")" >&2\ncp "$last" ${installed}\n`,
  );
  chmodSync(path.join(bin, 'apt-get'), 0o755);
  const helper = path.join(folder, 'install-update.sh');
  writeFileSync(helper, readFileSync(SCRIPT, 'utf8').replace('PATH=/usr/sbin', `PATH=${bin}:/usr/sbin`));
  chmodSync(helper, 0o755);
  return { helper, installed };
}

const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');

test.skipIf(!isRoot)('root installs its own copy, in a folder that nobody else may enter', () => {
  const { helper, installed } = helperBesideApt();
  const file = path.join(temporaryFolder(), 'a package.deb');
  writeFileSync(file, 'as it was signed');
  const { status, stderr } = spawnSync(helper, [file, sha512('as it was signed')], { encoding: 'utf8' });
  expect([status, stderr.trim()]).toEqual([0, '0 700']);
  expect(readFileSync(installed, 'utf8')).toBe('as it was signed');
});

test.skipIf(!isRoot)('a package that was swapped during the password dialog never reaches apt', () => {
  const { helper, installed } = helperBesideApt();
  const file = path.join(temporaryFolder(), 'lupa.deb');
  writeFileSync(file, 'exchanged');
  const { status, stderr } = spawnSync(helper, [file, sha512('as it was signed')], { encoding: 'utf8' });
  expect([status, stderr.trim()]).toEqual([65, 'The package is not the one that was signed.']);
  expect(statSync(installed, { throwIfNoEntry: false })).toBeUndefined();
});

test.skipIf(process.platform === 'win32')('it is for root alone, and says what it wants', () => {
  const asNobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  const { status, stderr } = spawnSync('/bin/sh', ['-s', 'a.deb', 'x'], {
    ...asNobody,
    input: readFileSync(SCRIPT),
    encoding: 'utf8',
  });
  expect([status, stderr.trim()]).toEqual([64, 'This is for root.']);
});
