import path from 'node:path';
import { expect, test } from 'vitest';
import { namedIn } from '../../../scripts/build/named-in.ts';
import { withDependencies } from '../../../scripts/package/installed-packages.ts';
import { isShipped } from '../../../scripts/package/shipped-files.ts';

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

test('a licence is always shipped, what only developers read never is', () => {
  for (const file of ['LICENSE', 'license.md', 'NOTICE', 'licences/a.txt']) {
    expect([file, isShipped('any', file, linux)]).toEqual([file, true]);
  }
  for (const file of ['README.md', 'index.d.ts', 'lib/index.js.map', 'test/index.js', 'src/index.ts']) {
    expect([file, isShipped('any', file, linux)]).toEqual([file, false]);
  }
});

test('all that the engine needs at run time is found, and nothing that is needed only to install', () => {
  const names = withDependencies(ROOT, namedIn(ROOT, 'dependencies')).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'onnxruntime-common', 'sharp', 'detect-libc']));
  expect(names).not.toContain('zod'); // bundled
  expect(names).not.toContain('node-addon-api');
  expect(names).not.toContain('global-agent');
});
