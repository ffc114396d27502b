import { expect, test } from 'vitest';
import { cacheCandidates } from '../../scripts/bootstrap/cache-folder.mjs';

const linux = {
  platform: 'linux',
  env: {},
  home: '/home/ana',
  temporary: '/tmp',
  user: '1000',
  isRoot: false,
} as const;

test('the cache is in the home folder, or among the temporary files if that cannot be written', () => {
  expect(cacheCandidates(linux)).toEqual(['/home/ana/.cache/lupa', '/tmp/lupa-cache-1000']);
});

test('a cache folder named by the user comes first', () => {
  const env = { XDG_CACHE_HOME: '/big/cache', LUPA_CACHE_DIR: '/mine' };
  expect(cacheCandidates({ ...linux, env })).toEqual(['/mine', '/big/cache/lupa', '/tmp/lupa-cache-1000']);
});

test('root has a place that others can reach, because its Electron runs as another user', () => {
  expect(cacheCandidates({ ...linux, home: '/root', user: '0', isRoot: true })).toContain('/var/cache/lupa');
});

test('macOS keeps caches in the library', () => {
  expect(cacheCandidates({ ...linux, platform: 'darwin', home: '/Users/ana' })[0]).toBe(
    '/Users/ana/Library/Caches/lupa',
  );
});
