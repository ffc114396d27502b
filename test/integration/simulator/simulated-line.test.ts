import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { gapMs } from '../../../main/simulator/line/pace.ts';
import { startSimulatedLine } from '../../../main/simulator/line/simulated-line.ts';
import { readTruthLog } from '../../../main/truth/truth-log.ts';
import {
  DEFAULT_SIMULATOR_SETTINGS,
  type LineFault,
  type SimulatorSettings,
} from '../../../preload/contract/station/simulator.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { skippingClock } from '../../support/time/skipping-clock.ts';

const small: SimulatorSettings = { ...DEFAULT_SIMULATOR_SETTINGS, pictureSize: 320 };
const START = '2026-03-02T06:00:00Z';

async function runLine(settings: Partial<SimulatorSettings>, count: number) {
  const folder = temporaryFolder();
  const [cameraFolder, truthFolder] = [path.join(folder, 'camera'), path.join(folder, 'truth')];
  const line = startSimulatedLine({
    cameraFolder,
    truthFolder,
    count,
    seed: 'line',
    firstPart: 1,
    settings: { ...small, ...settings },
    clock: skippingClock(START),
  });
  await line.done;
  const files = (await readdir(cameraFolder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((file) =>
    path.relative(cameraFolder, path.join(file.parentPath, file.name)).replaceAll(path.sep, '/'),
  );
  return {
    cameraFolder,
    files: paths.toSorted(),
    truth: [...(await readTruthLog(truthFolder)).values()],
    stats: line.stats(),
  };
}

async function isReadable(file: string): Promise<boolean> {
  return await sharp(file)
    .stats()
    .then(
      () => true,
      () => false,
    );
}

test('parts come at the pace that is set, and their names carry lot, serial and time', async () => {
  const { files, truth } = await runLine({ pace: { kind: 'steady', partsPerMinute: 30, burstSize: 1 } }, 4);
  expect(files).toEqual([
    'L0400_SN00000001_20260302T060002000.jpg',
    'L0400_SN00000002_20260302T060004000.jpg',
    'L0400_SN00000003_20260302T060006000.jpg',
    'L0400_SN00000004_20260302T060008000.jpg',
  ]);
  expect(truth.map(({ writtenAt }) => writtenAt - Date.parse(START))).toEqual([2000, 4000, 6000, 8000]);
});

test('in bursts, as many parts come at once as are set, at the same mean pace', async () => {
  const { truth } = await runLine({ pace: { kind: 'bursts', partsPerMinute: 60, burstSize: 3 } }, 6);
  expect(truth.map(({ writtenAt }) => writtenAt - Date.parse(START))).toEqual([3000, 3000, 3000, 6000, 6000, 6000]);
});

test('random gaps have the mean of the pace', () => {
  const pace = { kind: 'poisson', partsPerMinute: 30, burstSize: 1 } as const;
  const gaps = Array.from({ length: 10_000 }, (_, i) => gapMs(pace, 1, (i + 0.5) / 10_000));
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length / 2000).toBeCloseTo(1, 2);
});

test('lanes take turns, each in its own folder', async () => {
  const { files } = await runLine({ lanes: 2 }, 4);
  expect(files.map((file) => file.split('_', 2).join('_'))).toEqual([
    'lane-1/L0400_SN00000002',
    'lane-1/L0400_SN00000004',
    'lane-2/L0400_SN00000001',
    'lane-2/L0400_SN00000003',
  ]);
});

test.each(['rename', 'slow-chunks', 'burst'] as const)(
  'written by %s, every image arrives complete and nothing else stays behind',
  async (write) => {
    const { cameraFolder, files, truth } = await runLine({ write }, 3);
    expect(files).toEqual(truth.map(({ file }) => file).toSorted());
    expect(await Promise.all(files.map((file) => isReadable(path.join(cameraFolder, file))))).toEqual([
      true,
      true,
      true,
    ]);
  },
);

const always = (kind: 'halfWritten' | 'corrupt' | 'duplicates'): LineFault => ({ kind, share: 1, fromPart: 2 });

test('half-written files end before their end marker, from the part on that was set', async () => {
  const { cameraFolder, files, truth } = await runLine({ faults: [always('halfWritten')] }, 3);
  const ends = await Promise.all(
    files.map(async (file) => (await readFile(path.join(cameraFolder, file))).subarray(-2).toString('hex')),
  );
  expect(ends[0]).toBe('ffd9');
  expect(ends.slice(1)).not.toContain('ffd9');
  expect(truth.map(({ damage }) => damage)).toEqual([null, 'halfWritten', 'halfWritten']);
});

test('corrupt files cannot be read', async () => {
  const { cameraFolder, files } = await runLine({ faults: [always('corrupt')] }, 4);
  expect(await Promise.all(files.map((file) => isReadable(path.join(cameraFolder, file))))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('duplicates are the same bytes under a second name, and the truth says of which file', async () => {
  const { cameraFolder, files, truth } = await runLine({ faults: [always('duplicates')] }, 2);
  expect(files).toHaveLength(3);
  const hashes = await Promise.all(
    files.map(async (file) =>
      createHash('sha256')
        .update(await readFile(path.join(cameraFolder, file)))
        .digest('hex'),
    ),
  );
  expect(new Set(hashes).size).toBe(2);
  expect(truth.map(({ duplicateOf }) => duplicateOf)).toEqual([null, null, files[1]]);
});

test('a camera that stops makes nothing for that long', async () => {
  const { truth } = await runLine({ faults: [{ kind: 'cameraStops', seconds: 60, fromPart: 2 }] }, 3);
  expect(truth.map(({ writtenAt }) => writtenAt - Date.parse(START))).toEqual([2000, 64_000, 66_000]);
});

test('a clock that jumps is wrong in names and file times, while the line runs on', async () => {
  const { cameraFolder, files } = await runLine({ faults: [{ kind: 'clockJump', seconds: -3600, fromPart: 2 }] }, 2);
  expect(files).toEqual(['L0400_SN00000001_20260302T060002000.jpg', 'L0400_SN00000002_20260302T050004000.jpg']);
  const { mtimeMs } = await stat(path.join(cameraFolder, files[1] ?? ''));
  expect(mtimeMs).toBe(Date.parse('2026-03-02T05:00:04Z'));
});

test('a vanished folder comes back with all its files, and failed writes meanwhile are counted', async () => {
  const folder = temporaryFolder();
  const cameraFolder = path.join(folder, 'camera');
  const clock = skippingClock(START);
  const returned = Promise.withResolvers<void>();
  const line = startSimulatedLine({
    cameraFolder,
    truthFolder: null,
    count: 4,
    seed: 'line',
    firstPart: 1,
    settings: {
      ...small,
      pace: { ...small.pace, partsPerMinute: 0 },
      faults: [{ kind: 'folderVanishes', seconds: 15, fromPart: 3 }],
    },
    clock: {
      ...clock,
      sleep: async (ms, signal) => (ms === 15_000 ? await returned.promise : await clock.sleep(ms, signal)),
    },
  });
  await expect.poll(() => line.stats().partsMade).toBe(4);
  expect(await readdir(folder)).not.toContain('camera');
  returned.resolve();
  await line.done;
  const { filesWritten, writesFailed } = line.stats();
  expect(writesFailed).toBeGreaterThan(0);
  expect(await readdir(cameraFolder)).toHaveLength(filesWritten);
});

test('while paused nothing comes; a new pace counts from the last part', async () => {
  const folder = temporaryFolder();
  const waits: PromiseWithResolvers<void>[] = [];
  let now = Date.parse(START);
  const line = startSimulatedLine({
    cameraFolder: folder,
    truthFolder: null,
    count: 2,
    seed: 'line',
    firstPart: 1,
    settings: small,
    clock: {
      now: () => now,
      sleep: async (_ms, signal) => {
        const wait = Promise.withResolvers<void>();
        waits.push(wait);
        signal.addEventListener('abort', () => wait.resolve(), { once: true });
        await wait.promise;
      },
    },
  });
  line.pause();
  now += 60_000;
  await expect.poll(() => waits.length).toBe(1);
  expect(line.stats()).toMatchObject({ isPlaying: false, partsMade: 0 });
  line.play();
  await expect.poll(() => waits.length).toBe(2);
  line.update({ ...small, pace: { ...small.pace, partsPerMinute: 0 } });
  await line.done;
  expect(line.stats()).toMatchObject({ isPlaying: true, partsMade: 2 });
});

test('a drift without a part begins with the next part made, and sending the settings again does not move it', async () => {
  const line = startSimulatedLine({
    cameraFolder: temporaryFolder(),
    truthFolder: null,
    count: 3,
    seed: 'line',
    firstPart: 10,
    settings: small,
    clock: skippingClock(START),
  });
  await line.done;
  line.update({ ...small, drifts: [{ kind: 'lampFailure', amount: 1, fromPart: null, overParts: 0 }] });
  line.update(line.settings());
  expect(line.settings().drifts[0]?.fromPart).toBe(13);
});
