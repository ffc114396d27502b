import { expect, test } from 'vitest';
import { type SharedFolder, sharedFolder } from '../../../main/domain/folders/shared-folder.ts';

const linux = { isWindows: false, homes: ['/var/lib/lupa'] };
const windows = { isWindows: true, homes: ['C:\\Users\\Ana'] };

test.each<[string, SharedFolder | null]>([
  ['/', 'root'],
  ['/home', 'system'],
  ['/home/ana', 'home'],
  ['/home/ana/Pictures', 'home'],
  ['/home/ana/Pictures/camera', null],
  ['/home/ana/camera', null],
  ['/var/lib/lupa', 'home'],
  ['/var/lib/lupa/camera', null],
  ['/root', 'system'],
  ['/etc', 'system'],
  ['/etc/camera', 'system'],
  ['/usr/share/pixmaps', 'system'],
  ['/usrdata', null],
  ['/lib64', 'system'],
  ['/library', 'system'],
  ['/dev', 'system'],
  ['/dev/shm', null],
  ['/dev/shm/camera', null],
  ['/var', 'system'],
  ['/var/spool/camera', null],
  ['/tmp', 'system'],
  ['/tmp/camera', null],
  ['/mnt/camera', null],
  ['/run/user/1000/gvfs/smb-share:server=cam,share=pictures', null],
  ['/Users/ana', 'home'],
  ['/Volumes/CAMERA', null],
  ['/Applications/Lupa.app', 'system'],
])('%s on Linux and macOS: %s', (place, is) => {
  expect(sharedFolder(place, linux)).toBe(is);
});

test.each<[string, SharedFolder | null]>([
  ['C:\\', 'root'],
  ['e:\\', 'root'],
  ['E:\\DCIM', null],
  ['C:\\Windows\\Temp', 'system'],
  ['c:\\program files (x86)\\Camera', 'system'],
  ['C:\\Users', 'system'],
  ['C:\\Users\\Ana', 'home'],
  ['c:/users/bob/Pictures', 'home'],
  ['C:\\Users\\Bob\\Pictures\\Camera Roll', null],
  ['C:\\Camera', null],
  ['\\\\camera\\pictures', null],
])('%s on Windows: %s', (place, is) => {
  expect(sharedFolder(place, windows)).toBe(is);
});
