import { expect, test } from 'vitest';
import {
  mountAt,
  mountsIn,
  pointInUnit,
  pointsInFstab,
  unconnectedPoint,
} from '../../../main/domain/folders/mount-table.ts';

const MOUNTS = `
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:27 / /mnt/line\\040one rw shared:3 - cifs //plc/line rw
31 27 0:28 / /srv/auto rw - autofs systemd-1 rw
32 31 0:29 / /srv/auto/plc rw - nfs4 plc:/line rw
33 27 0:30 / /home rw - ext4 /dev/vdb rw
34 27 0:31 / /data rw - ext4 /dev/vdc rw
35 27 0:32 / /data rw - nfs4 files:/data rw
`;
const mounts = mountsIn(MOUNTS);

test('a folder is on whatever was mounted deepest above it, and last', () => {
  expect(mountAt('/mnt/line one/out', mounts)).toEqual({ point: '/mnt/line one', kind: 'cifs' });
  expect(mountAt('/mnt/line', mounts)).toEqual({ point: '/', kind: 'ext4' });
  expect(mountAt('/data/x', mounts)).toEqual({ point: '/data', kind: 'nfs4' });
  expect(mountAt('/database', mounts)).toEqual({ point: '/', kind: 'ext4' });
});

test('planned mounts are read from the table and from systemd units', () => {
  const fstab = `# UNCONFIGURED
UUID=1 / ext4 defaults 0 1
UUID=2 none swap sw 0 0
//plc/line /mnt/the\\040line cifs noauto 0 0

`;
  expect(pointsInFstab(fstab)).toEqual(['/', '/mnt/the line']);
  expect(pointInUnit('[Mount]\nWhat=//plc/line\nWhere=/srv/line\n')).toBe('/srv/line');
  expect(pointInUnit('[Unit]\nDescription=x\n')).toBeNull();
});

test.each([
  ['/mnt/line one/out', [], null],
  ['/srv/auto/plc/out', [], null],
  ['/home/lupa/line', [], null],
  ['/var/spool/line', [], null],
  // Where people connect things, and nothing is.
  ['/mnt/line', [], '/mnt/line'],
  ['/mnt/line/out', [], '/mnt/line'],
  ['/media/ana/STICK/out', [], '/media/ana/STICK'],
  // Where this computer is told to connect something, and nothing is.
  ['/srv/line/out', ['/', '/srv/line'], '/srv/line'],
  ['/home/lupa/share', ['/home', '/home/lupa/share'], '/home/lupa/share'],
  ['/home/lupa/shared', ['/home', '/home/lupa/share'], null],
  // What connects by itself did not.
  ['/srv/auto/other', [], '/srv/auto'],
])('%s, where %j is to be connected: missing is %s', (place, planned, missing) => {
  expect(unconnectedPoint(place, mounts, planned)).toBe(missing);
});
