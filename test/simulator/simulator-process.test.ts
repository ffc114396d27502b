import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSimulatorProcess } from '../../main/simulator/simulator-process.ts';
import { DEFAULT_SIMULATOR_SETTINGS } from '../../preload/contract/simulator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const fast = {
  ...DEFAULT_SIMULATOR_SETTINGS,
  pictureSize: 320,
  pace: { kind: 'steady', partsPerMinute: 1200, burstSize: 1 },
} as const;
const PATIENCE = { timeout: 15_000 };

function start(cameraFolder: string) {
  const failures: string[] = [];
  const simulator = startSimulatorProcess({
    cameraFolder,
    truthFolder: null,
    seed: 'process',
    firstPart: 40,
    isPlaying: true,
    settings: fast,
    onState: () => {},
    onFailure: (reason) => failures.push(reason),
  });
  onTestFinished(simulator.stop);
  return { simulator, failures };
}

test('the line runs in its own process, takes new settings, pauses, plays and stops', async () => {
  const folder = temporaryFolder();
  const { simulator, failures } = start(folder);
  await expect.poll(() => simulator.state()?.stats.filesWritten ?? 0, PATIENCE).toBeGreaterThan(2);
  simulator.update({ ...fast, drifts: [{ kind: 'dirtyLens', amount: 1, fromPart: null, overParts: 10 }] });
  await expect.poll(() => simulator.state()?.settings.drifts[0]?.fromPart, PATIENCE).toBeGreaterThan(40);
  simulator.pause();
  await expect.poll(() => simulator.state()?.stats.isPlaying, PATIENCE).toBe(false);
  simulator.play();
  await expect.poll(() => simulator.state()?.stats.isPlaying, PATIENCE).toBe(true);
  await simulator.stop();
  expect(await readdir(folder)).toHaveLength(simulator.state()?.stats.filesWritten ?? -1);
  expect(failures).toEqual([]);
});

test('a camera folder that cannot be made is told as a failure', async () => {
  const blocked = path.join(temporaryFolder(), 'a file');
  await writeFile(blocked, '');
  const { failures } = start(path.join(blocked, 'camera'));
  await expect.poll(() => failures[0], PATIENCE).toMatch(/ENOTDIR|EEXIST/);
});
