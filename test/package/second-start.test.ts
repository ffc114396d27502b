import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import {
  inspectedSoFar,
  logLines,
  reconcileFirstLane,
  untilEngineRuns,
  untilInspected,
} from '../e2e/support/station.ts';
import { emptyHome, launchPackaged, startPackaged } from './support/launch.ts';

/** How often main has noted this. */
async function noted(station: string, event: string): Promise<number> {
  return (await logLines(station)).filter((line) => line['event'] === event).length;
}

test('a second start brings the first to the front and ends, without opening the data folder again', async () => {
  const home = emptyHome();
  onTestFinished(home.remove);
  const first = await launchPackaged(inject('packaged').dir, home);
  onTestFinished(() => first.close());
  await untilEngineRuns(first.page);
  const second = startPackaged(inject('packaged').dir, home);
  const [code] = await once(second, 'close');
  expect(code).toBe(0);
  await vi.waitFor(async () => expect(await noted(home.station, 'second-start')).toBe(1), 5_000);
  expect(await noted(home.station, 'main.started')).toBe(1);
  expect(await first.page.evaluate(() => document.visibilityState)).toBe('visible');
});

test('after the app was killed, the next start waits for the old engine to let go of the folder, and loses nothing', async () => {
  const home = emptyHome();
  onTestFinished(home.remove);
  let inspected = 0;
  for (const what of ['app', 'all'] as const) {
    const killed = await launchPackaged(inject('packaged').dir, home, ['--simulate']);
    await untilEngineRuns(killed.page);
    await untilInspected(killed.page, 1);
    inspected = await inspectedSoFar(killed.page);
    await killed.kill(what);
  }
  const next = await launchPackaged(inject('packaged').dir, home);
  onTestFinished(() => next.close());
  await untilEngineRuns(next.page);
  await vi.waitFor(() => expect(enginesOn(home.station)).toBe(1), 30_000);
  expect(await inspectedSoFar(next.page)).toBeGreaterThanOrEqual(inspected);
  await expect.poll(() => reconcileFirstLane(next.page)).toMatchObject({ unaccounted: 0, waiting: 0 });
});

/** Engines that have the store of this folder open. */
function enginesOn(station: string): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => isEngine(pid, station)).length;
}

function isEngine(pid: string, station: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('resources/engine/index.js') && command.includes(station);
  } catch {
    return false; // it has just ended
  }
}
