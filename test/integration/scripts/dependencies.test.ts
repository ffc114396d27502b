import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ensureDependencies } from '../../../scripts/bootstrap/dependencies.mjs';
import { installedPackages, stalePackages, wantedPackages } from '../../../scripts/bootstrap/locked-packages.mjs';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const zod = { 'node_modules/zod': { version: '4.6.7' } };
const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' };

test('dependencies that are what the lock file asks for are not installed again', () => {
  expect(stalePackages({ '': { version: '0.1.0' }, ...zod }, zod, linux)).toEqual([]);
});

test('a package of another version, or none, makes the dependencies stale', () => {
  expect(stalePackages(zod, { 'node_modules/zod': { version: '4.6.6' } }, linux)).toEqual(['node_modules/zod']);
  expect(stalePackages(zod, {}, linux)).toEqual(['node_modules/zod']);
});

test('a binary for another machine may be absent, the one for this machine may not', () => {
  const binary = (os: string, cpu: string, libc?: string) => ({
    'node_modules/sharp-binary': {
      version: '1.0.0',
      optional: true,
      os: [os],
      cpu: [cpu],
      ...(libc && { libc: [libc] }),
    },
  });
  for (const other of [binary('win32', 'x64'), binary('linux', 'arm64'), binary('linux', 'x64', 'musl')])
    expect(stalePackages(other, {}, linux)).toEqual([]);
  expect(stalePackages(binary('linux', 'x64', 'glibc'), {}, linux)).toHaveLength(1);
});

test('an optional package that any machine could run may be absent, but not of another version', () => {
  const extra = { 'node_modules/extra': { version: '2.0.0', optional: true } };
  expect(stalePackages(extra, {}, linux)).toEqual([]);
  expect(stalePackages(extra, { 'node_modules/extra': { version: '1.0.0' } }, linux)).toHaveLength(1);
});

test('an install that npm has not finished counts as none, and a registry out of reach is named with its remedy', async () => {
  const root = await repository();
  await mkdir(path.join(root, 'node_modules'));
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
  vi.stubEnv('npm_config_fetch_retries', '0');
  onTestFinished(() => void vi.unstubAllEnvs());

  expect(await ensureDependencies(root)).toEqual({
    ok: false,
    trouble: {
      what: expect.stringContaining('the npm registry does not answer (ECONNREFUSED)'),
      mend: expect.stringContaining('npm config set registry'),
    },
  });
});

test('a package that npm has noted but that is missing, or has another version, makes the dependencies stale', async () => {
  const root = await repository();
  const folder = path.join(root, 'node_modules', 'zod');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: zod }));
  const stale = () => stalePackages(wantedPackages(root), installedPackages(root) ?? {}, linux);
  expect(stale()).toEqual(['node_modules/zod']);
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'zod', version: '4.6.6' }));
  expect(stale()).toEqual(['node_modules/zod']);
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'zod', version: '4.6.7' }));
  expect(stale()).toEqual([]);
  expect(await ensureDependencies(root)).toEqual({ ok: true, value: 'present' });
});

test('linked modules are left alone, because another checkout uses them', async () => {
  const root = await repository();
  await mkdir(path.join(root, 'elsewhere'));
  await symlink('elsewhere', path.join(root, 'node_modules'));
  expect(await ensureDependencies(root)).toMatchObject({
    ok: false,
    trouble: { what: expect.stringContaining('a link') },
  });
});

async function repository(): Promise<string> {
  const root = temporaryFolder();
  const packages = {
    '': { name: 'part', version: '1.0.0', dependencies: { zod: '4.6.7' } },
    'node_modules/zod': { version: '4.6.7' },
  };
  await writeFile(path.join(root, 'package.json'), JSON.stringify(packages['']));
  await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ name: 'part', lockfileVersion: 3, packages }));
  return root;
}
