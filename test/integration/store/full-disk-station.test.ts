import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startStation } from '../../../main/engine/start-station.ts';
import { openDemoLine } from '../../../main/simulator/process/demo-line.ts';
import { canMount, type SmallDisk, smallDisk } from '../../support/files/small-disk.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { until } from '../../support/time/until.ts';

const MEGA = 1 << 20;

async function stationOn(disk: SmallDisk) {
  const dataFolder = path.join(disk.folder, 'data');
  const started = await startStation({ modelsFolder: null, openDemoLine, workers: 1, dataFolder });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  return started.value;
}

test.skipIf(!canMount)(
  'a station whose disk is full ends as it should, starts again, says so, and is well once there is room (needs the right to mount a small disk)',
  async () => {
    const disk = smallDisk(path.join(temporaryFolder(), 'disk'), 24 * MEGA);
    if (disk === null) return expect.fail('no small disk could be mounted');
    onTestFinished(disk.unmount);
    const first = await stationOn(disk);
    disk.fill(0);
    await first.stop();

    const second = await stationOn(disk);
    onTestFinished(() => second.stop());
    await until(
      () => second.lineOutputFault(),
      (fault) => fault?.code === 'disk-full',
    );
    disk.clear();
    await until(second.lineOutputFault, (fault) => fault === null);
  },
);
