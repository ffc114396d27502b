import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, inject, onTestFinished, test } from 'vitest';
import { DRIVEN_BY_TESTS } from '../../main/app/start-switches.ts';
import { ask, granted } from '../e2e/support/ask.ts';
import { emptyHome, launchPackaged, startPackaged } from './support/launch.ts';

const on = FuseState.ENABLE;
const off = FuseState.DISABLE;

test.for(['dir', 'deb'] as const)('every fuse of the app of the %s stands as it must', async (kind) => {
  const wire = await getCurrentFuseWire(path.join(inject('packaged')[kind], 'lupa'));
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
  });
});

test('the packaged page is under a policy without anything unsafe', async () => {
  const home = emptyHome();
  onTestFinished(home.remove);
  const station = await launchPackaged(inject('packaged').dir, home);
  onTestFinished(() => station.close());
  const policy = await station.page.evaluate(async () =>
    (await fetch(location.href)).headers.get('content-security-policy'),
  );
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]+'; img-src 'self' lupa-image: blob:; font-src 'self'; connect-src 'self' lupa-image:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
});

test.for([
  '--remote-debugging-port=9333',
  '-remote-debugging-port=9333',
  '--remote-debugging-pipe',
  '--inspect=0',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp',
  '--user-data-dir=/tmp',
])('as it is shipped, the app does not start with %s, and says so', { timeout: 60_000 }, async (refused) => {
  rmSync(path.join(inject('packaged').dir, 'resources', DRIVEN_BY_TESTS), { force: true });
  const home = emptyHome();
  onTestFinished(home.remove);
  const station = startPackaged(inject('packaged').dir, home, [refused]);
  let said = '';
  station.stderr?.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  expect(await once(station, 'close')).toEqual([2, null]);
  expect(said).toContain(`Lupa does not start with ${refused}.`);
  expect(said).not.toContain('DevTools listening');
  expect(existsSync(home.station)).toBe(false);
});

test('an app that tests drive says so, and one that was packed with an old Electron is named so', async () => {
  const home = emptyHome();
  onTestFinished(home.remove);
  const station = await launchPackaged(inject('packaged').dir, home);
  onTestFinished(() => station.close());
  const about = await granted(ask(station.page, 'desktop.about', {}));
  expect(about.edition).toBe('driven-by-tests');
  const archive = readFileSync(path.join(inject('packaged').dir, 'resources/app.asar'), 'latin1');
  const isEvaluation = Number(about.electron.split('.')[0]) < Number(inject('electronVersions').at(-1)?.split('.')[0]);
  expect(archive).toContain(`"isEvaluation": ${isEvaluation}`);
  expect(/-evaluation\.deb$/.test(inject('debFile'))).toBe(isEvaluation);
});

test('the app holds nothing for developers: no source map, no default app, no foreign platform’s code', () => {
  const files = readdirSync(inject('packaged').dir, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.(map|d\.ts|cpp|pdb)$|default_app|darwin|win32|arm64/.test(file))).toEqual([]);
  expect(files.filter((file) => file.startsWith('resources/app')).sort()).toEqual([
    'resources/app.asar',
    'resources/apparmor-profile',
  ]);
});
