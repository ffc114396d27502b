import { readdirSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, inject, onTestFinished, test } from 'vitest';
import { emptyHome, launchPackaged } from './support/launch.ts';

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

test('the app holds nothing for developers: no source map, no default app, no foreign platform’s code', () => {
  const files = readdirSync(inject('packaged').dir, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.(map|d\.ts|cpp|pdb)$|default_app|darwin|win32|arm64/.test(file))).toEqual([]);
  expect(files.filter((file) => file.startsWith('resources/app')).sort()).toEqual([
    'resources/app.asar',
    'resources/apparmor-profile',
  ]);
});
