import { expect, test } from 'vitest';
import { packagesForMissing } from '../../scripts/runtime/system-libraries.ts';

test('the libraries that Electron lacks are turned into the packages that provide them, each once', () => {
  const ldd = `
	linux-vdso.so.1 (0x00007ffd5a5f2000)
	libffmpeg.so => /cache/electron/libffmpeg.so (0x00007f1)
	libgtk-3.so.0 => not found
	libgdk-3.so.0 => not found
	libnss3.so => not found
	libquantum.so.2 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)`;
  expect(packagesForMissing(ldd)).toEqual({ packages: ['libgtk-3-0', 'libnss3'], unknown: ['libquantum.so.2'] });
});

test('a computer that has all of them needs nothing', () => {
  expect(packagesForMissing('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual({ packages: [], unknown: [] });
});
