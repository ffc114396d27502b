import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { installCommand } from '../../../main/app/updates/install-command.ts';
import { installDeb, type Run } from '../../../main/app/updates/install-deb.ts';
import { installWithUpdater } from '../../../main/app/updates/install-with-updater.ts';
import { installationOf } from '../../../main/app/updates/installation.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const CHECKED = { path: '/data/lupa.deb', sha512: 'ab'.repeat(64), helper: '/opt/Lupa/resources/install-update.sh' };

test('a .deb is installed by the helper of the package, with the rights of an administrator and what was signed', async () => {
  const ran: string[] = [];
  const run: Run = async (program, args) => {
    ran.push([program, ...args].join(' '));
    return { status: 0, said: '' };
  };
  expect(await installDeb(CHECKED, false, run)).toEqual({ ok: true, value: null });
  expect(await installDeb(CHECKED, true, run)).toEqual({ ok: true, value: null });
  const helper = `${CHECKED.helper} ${CHECKED.path} ${CHECKED.sha512}`;
  expect(ran).toEqual([`/usr/bin/pkexec ${helper}`, helper]);
});

const LAST_WORDS = 'E: Unmet dependencies.';
const FIGURES = {
  'not-allowed': {},
  'installer-failed': { complaint: LAST_WORDS },
  'file-changed': { name: LAST_WORDS },
};

test.each([
  [false, 126, 'not-allowed'],
  [false, 127, 'not-allowed'],
  [false, 100, 'installer-failed'],
  [false, 65, 'file-changed'],
  [true, 65, 'file-changed'],
  [true, 127, 'installer-failed'],
  [false, null, 'installer-failed'],
] as const)('an installer that ends (as root: %s) with %s is a refusal: %s', async (isRoot, status, why) => {
  const run: Run = async () => ({ status, said: `Reading…\n${LAST_WORDS}\n` });
  expect(await installDeb(CHECKED, isRoot, run)).toEqual({
    ok: false,
    fault: { code: 'update-refused', why, figures: FIGURES[why] },
  });
});

function keptIn(folder: string, name: string, content: string) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const artefact = {
    file: name,
    kind: 'AppImage',
    platform: 'linux',
    arch: 'x64',
    bytes: content.length,
    sha512: 'ab'.repeat(64),
  } as const;
  return { path: file, artefact, release: { version: '0.2.0', releasedAt: 1, notes: '', packages: [artefact] } };
}

test('electron-updater replaces the running AppImage with a newer one, or an older one', async () => {
  const folder = temporaryFolder();
  const running = path.join(folder, 'Lupa.AppImage');
  vi.stubEnv('APPIMAGE', running);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  for (const installed of ['0.1.0', '0.3.0']) {
    writeFileSync(running, `version ${installed}`);
    const kept = keptIn(folder, 'lupa-0.2.0.AppImage', 'version 0.2.0');
    const done = await installWithUpdater(kept, { kind: 'AppImage', installed, workshop: path.join(folder, 'work') });
    expect(done).toEqual({ ok: true, value: { program: running } });
    expect(readFileSync(running, 'utf8')).toBe('version 0.2.0');
    expect(readFileSync(kept.path, 'utf8')).toBe('version 0.2.0');
  }
});

test('electron-updater starts the Windows installer as an update, to start Lupa afterwards', async () => {
  const folder = temporaryFolder();
  const heard = path.join(folder, 'heard');
  const kept = keptIn(folder, 'lupa-0.2.0.exe', `#!/bin/sh\necho "$@" > '${heard}'\n`);
  chmodSync(kept.path, 0o755);
  const done = await installWithUpdater(kept, {
    kind: 'nsis',
    installed: '0.1.0',
    workshop: path.join(folder, 'work'),
  });
  expect(done).toEqual({ ok: true, value: { program: null } });
  await expect.poll(() => readFileSync(heard, 'utf8')).toBe('--updated --force-run\n');
});

test('what electron-updater cannot do is a refusal that says so', async () => {
  const folder = temporaryFolder();
  vi.stubEnv('APPIMAGE', undefined);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const kept = keptIn(folder, 'lupa-0.2.0.AppImage', 'version 0.2.0');
  const done = await installWithUpdater(kept, {
    kind: 'AppImage',
    installed: '0.1.0',
    workshop: path.join(folder, 'work'),
  });
  expect(done).toMatchObject({ ok: false, fault: { code: 'update-refused', why: 'installer-failed' } });
});

test('a printed command quotes the whole file name, whatever it is', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', ' ', "'", '"', '$', '`', '\\', ';', '&', '|', '*', '\n', '(', ')', 'é'),
    minLength: 1,
    maxLength: 20,
  });
  // Many names for one shell: starting it takes longer than all of them.
  fc.assert(
    fc.property(fc.array(name, { minLength: 30, maxLength: 60 }), (names) => {
      const files = names.map((each) => `/data/${each}`);
      const commands = files.map((file) =>
        installCommand('deb', file, '/opt/Lupa/lupa').replace(/^sudo apt-get install( --[a-z-]+)+/, "printf '%s\\0'"),
      );
      expect(spawnSync('sh', ['-c', commands.join('\n')], { encoding: 'utf8' }).stdout).toBe(
        files.map((file) => `${file}\0`).join(''),
      );
    }),
    { numRuns: 5 },
  );
});

test('Lupa knows whether it was installed as a system package, as one file or as an archive', () => {
  const place = { platform: 'linux', arch: 'x64', executable: '/opt/Lupa/lupa', appImage: undefined } as const;
  const dpkgList = path.join(temporaryFolder(), 'lupa.list');
  expect(installationOf({ ...place, dpkgList })).toEqual({ kind: 'tar.gz', platform: 'linux', arch: 'x64' });
  writeFileSync(dpkgList, '/.\n/opt/Lupa\n/opt/Lupa/lupa\n');
  expect(installationOf({ ...place, dpkgList }).kind).toBe('deb');
  expect(installationOf({ ...place, dpkgList, executable: '/home/vera/lupa/lupa' }).kind).toBe('tar.gz');
  expect(installationOf({ ...place, dpkgList, appImage: '/home/vera/Lupa.AppImage' }).kind).toBe('AppImage');
  expect(installationOf({ ...place, platform: 'win32' }).kind).toBe('zip');
  expect(installationOf({ ...place, platform: 'darwin' }).kind).toBe('dmg');
});
