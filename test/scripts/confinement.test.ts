import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chooseConfinement, confinedExecutable } from '../../scripts/runtime/confinement.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

const user = { isLinux: true, isRoot: false, mayMakeUserNamespaces: true, canDropRoot: false };

test('an ordinary user runs Electron as it is', () => {
  expect(chooseConfinement(user)).toBe('as-is');
});

test('root runs it as nobody, so that the sandbox is on', () => {
  expect(chooseConfinement({ ...user, isRoot: true, canDropRoot: true })).toBe('drop-root');
});

test('the sandbox is given up only if the kernel allows none', () => {
  expect(chooseConfinement({ ...user, isRoot: true, canDropRoot: false })).toBe('no-sandbox');
  expect(chooseConfinement({ ...user, mayMakeUserNamespaces: false })).toBe('no-sandbox');
});

test('other systems have sandboxes of their own', () => {
  expect(chooseConfinement({ ...user, isLinux: false, mayMakeUserNamespaces: false })).toBe('as-is');
});

test.skipIf(process.platform === 'win32')(
  'the confined Electron is one program that passes its arguments on',
  async () => {
    const folder = path.join(temporaryFolder(), 'with spaces');
    await mkdir(folder);
    const program = await confinedExecutable('/bin/echo', 'no-sandbox', folder);
    expect(execFileSync(program, ['--data', '/a b'], { encoding: 'utf8' })).toBe('--no-sandbox --data /a b\n');
    expect(await confinedExecutable('/bin/echo', 'as-is', folder)).toBe('/bin/echo');
  },
);
