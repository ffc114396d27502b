import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDemoLine } from '../../../main/simulator/process/demo-line.ts';
import { startSimulatorProcess } from '../../../main/simulator/process/simulator-process.ts';
import { DEFAULT_SIMULATOR_SETTINGS, type SimulatorState } from '../../../preload/contract/station/simulator.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const fast = {
  ...DEFAULT_SIMULATOR_SETTINGS,
  pictureSize: 320,
  pace: { kind: 'steady', partsPerMinute: 1200, burstSize: 1 },
} as const;

function start(cameraFolder: string) {
  const failures: string[] = [];
  const states: SimulatorState[] = [];
  const simulator = startSimulatorProcess({
    cameraFolder,
    truthFolder: null,
    seed: 'process',
    firstPart: 40,
    isPlaying: true,
    settings: fast,
    onState: (state) => states.push(state),
    onFailure: (reason) => failures.push(reason),
  });
  onTestFinished(simulator.stop);
  return { simulator, states, failures };
}

test('the line runs in its own process, takes new settings, pauses, plays and stops', async () => {
  const folder = temporaryFolder();
  const { simulator, states, failures } = start(folder);
  await expect.poll(() => states.at(-1)?.stats.filesWritten ?? 0).toBeGreaterThan(2);
  const changed = await simulator.update({
    ...fast,
    drifts: [{ kind: 'dirtyLens', amount: 1, fromPart: null, overParts: 10 }],
  });
  expect(changed?.settings.drifts[0]?.fromPart).toBe(changed?.stats.nextPart);
  expect((await simulator.pause())?.stats.isPlaying).toBe(false);
  expect((await simulator.play())?.stats.isPlaying).toBe(true);
  await simulator.stop();
  expect(await readdir(folder)).toHaveLength(states.at(-1)?.stats.filesWritten ?? -1);
  expect(failures).toEqual([]);
  expect(await simulator.play()).toBeNull();
});

test('a camera folder that cannot be made is told as a failure', async () => {
  const blocked = path.join(temporaryFolder(), 'a file');
  await writeFile(blocked, '');
  const { failures } = start(path.join(blocked, 'camera'));
  await expect.poll(() => failures[0]).toMatch(/ENOTDIR|EEXIST/);
});

test('a station without a simulated line has none until it begins; after a restart it goes on with settings and serials', async () => {
  const folder = temporaryFolder();
  const open = () => {
    const line = openDemoLine({ folder, onState: () => {}, onFailure: () => {} });
    onTestFinished(line.stop);
    return line;
  };
  const first = open();
  expect(first.state()).toBeNull();
  expect(await first.change(fast)).toBeNull();
  first.begin();
  await expect.poll(async () => (await first.change(fast))?.settings.pictureSize).toBe(320);
  await expect.poll(() => first.state()?.stats.filesWritten ?? 0).toBeGreaterThan(1);
  await first.pause();
  await first.stop();
  const second = open();
  expect(second.state()).toEqual(first.state());
  const played = await second.play();
  expect(played).toMatchObject({ settings: fast, stats: { isPlaying: true } });
  expect(played?.stats.nextPart).toBeGreaterThanOrEqual(first.state()?.stats.nextPart ?? Number.NaN);
  await second.stop();
  const serials = (await readdir(first.cameraFolder)).map((name) => name.split('_')[1]);
  expect(new Set(serials).size).toBe(serials.length);
});
