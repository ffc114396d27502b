import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BUILT_PARTS, BUNDLED_LIST } from '../../../scripts/build/builds.ts';
import { namedIn } from '../../../scripts/build/named-in.ts';
import { withDependencies } from '../../../scripts/package/installed-packages.ts';
import { isShipped } from '../../../scripts/package/shipped-files.ts';
import { shippedPackages } from '../../../scripts/package/shipped-packages.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const linux = { platform: 'linux', arch: 'x64' } as const;

test('native code is shipped for the target alone', () => {
  const shipped = (name: string, file: string) => isShipped(name, file, linux);
  expect(shipped('onnxruntime-node', 'bin/napi-v6/linux/x64/libonnxruntime.so.1')).toBe(true);
  expect(shipped('onnxruntime-node', 'bin/napi-v6/linux/arm64/libonnxruntime.so.1')).toBe(false);
  expect(shipped('onnxruntime-node', 'bin/napi-v6/win32/x64/onnxruntime.dll')).toBe(false);
  expect(shipped('better-sqlite3', 'prebuilds/linux-x64.node')).toBe(true);
  expect(shipped('better-sqlite3', 'prebuilds/win32-x64.node')).toBe(false);
  expect(shipped('better-sqlite3', 'deps/sqlite3/sqlite3.c')).toBe(false);
});

test('a licence is always shipped, files for developers never are', () => {
  for (const file of ['LICENSE', 'license.md', 'NOTICE', 'licences/a.txt']) {
    expect([file, isShipped('any', file, linux)]).toEqual([file, true]);
  }
  for (const file of ['README.md', 'index.d.ts', 'lib/index.js.map', 'test/index.js', 'src/index.ts']) {
    expect([file, isShipped('any', file, linux)]).toEqual([file, false]);
  }
});

test('everything the engine needs at run time is found, and nothing needed only for installing', () => {
  const names = withDependencies(ROOT, namedIn(ROOT, 'dependencies')).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'onnxruntime-common', 'sharp', 'detect-libc']));
  expect(names).not.toContain('zod'); // bundled
  expect(names).not.toContain('node-addon-api');
  expect(names).not.toContain('global-agent');
});

/** A repository whose bundles hold modules of these packages, and which locks two versions of one of them. */
function builtFrom(bundled: readonly { name: string; version: string; identifier?: string }[]): string {
  const root = temporaryFolder();
  const write = (file: string, content: unknown) => writeFileSync(path.join(root, file), JSON.stringify(content));
  for (const part of BUILT_PARTS) {
    mkdirSync(path.join(root, 'dist', part), { recursive: true });
    write(path.join('dist', part, BUNDLED_LIST), bundled);
  }
  write('package.json', { devDependencies: { zod: '1.0.0', 'a-build-tool': '1.0.0' } });
  const packages = {
    '': {},
    'node_modules/a-build-tool': { version: '1.0.0' },
    'node_modules/zod': { version: '1.0.0' },
    'node_modules/other/node_modules/zod': { version: '2.0.0' },
  };
  write('package-lock.json', { packages });
  return root;
}

test('licences are collected for what is bundled, in the bundled version, and for no build tool', () => {
  const root = builtFrom([{ name: 'zod', version: '2.0.0', identifier: 'MIT' }]);
  expect(shippedPackages(root)).toEqual([
    { name: 'zod', version: '2.0.0', folder: path.normalize('node_modules/other/node_modules/zod'), licence: 'MIT' },
  ]);
});

test('a bundled package that is not in the lock file stops the packaging', () => {
  expect(() => shippedPackages(builtFrom([{ name: 'stranger', version: '1.0.0' }]))).toThrow(
    'stranger 1.0.0 is bundled, but package-lock.json does not name it',
  );
});
