import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, vi } from 'vitest';
import type { Reconciliation } from '../../../preload/contract/parts/reconciliation.ts';
import type { SimulatorSettings } from '../../../preload/contract/station/simulator.ts';
import { ask, granted } from './ask.ts';

const PATIENCE = { timeout: 60_000, interval: 100 };

/** Waits until the engine runs, and main knows who may use the window: until it has read that there are no people yet, a window belongs to nobody. */
export async function untilEngineRuns(page: Page): Promise<void> {
  await vi.waitFor(async () => {
    expect(await granted(ask(page, 'desktop.engine-state', {}))).toMatchObject({ kind: 'running' });
    const people = await granted(ask(page, 'person.list', {}));
    if (people.length === 0) await expectFirstRun(page);
  }, PATIENCE);
}

/** Waits until a new station can be set up. */
export async function untilFirstRun(page: Page): Promise<void> {
  await untilEngineRuns(page);
  await expectFirstRun(page);
}

async function expectFirstRun(page: Page): Promise<void> {
  expect(await granted(ask(page, 'desktop.who-am-i', {}))).toMatchObject({ role: 'engineer' });
}

/** Waits until the station has decided this many parts. */
export async function untilInspected(page: Page, count: number): Promise<void> {
  await vi.waitFor(async () => expect(await inspectedSoFar(page)).toBeGreaterThanOrEqual(count), PATIENCE);
}

/** The number of the newest part: parts are numbered from 1, and the end of a shift does not restart the count. */
export async function inspectedSoFar(page: Page): Promise<number> {
  return (await granted(ask(page, 'station.status', {}))).last?.id ?? 0;
}

/** Changes the parts that the simulated line makes, and has it make them fast enough for a test. */
export async function quickenLine(
  page: Page,
  partsPerMinute: number,
  parts: Partial<SimulatorSettings['parts']> = {},
): Promise<void> {
  const settings = await vi.waitFor(async () => {
    const state = await granted(ask(page, 'simulator.read', {}));
    if (state === null) throw new Error('no simulated line');
    return state.settings;
  }, PATIENCE);
  await granted(
    ask(page, 'simulator.change', {
      ...settings,
      pace: { ...settings.pace, partsPerMinute },
      parts: { ...settings.parts, ...parts },
    }),
  );
}

/** What became of every file of the first lane. */
export async function reconcileFirstLane(page: Page): Promise<Reconciliation> {
  const [lane] = await granted(ask(page, 'lane.list', {}));
  if (lane === undefined) throw new Error('the station has no lane');
  return granted(ask(page, 'station.reconcile', { laneId: lane.id }));
}

/** The lines that main has logged into the data folder; one that is still being written has no end yet, and does not count. */
export async function logLines(data: string): Promise<readonly Record<string, unknown>[]> {
  const folder = path.join(data, 'logs');
  const names = (await readdir(folder)).filter((name) => name.startsWith('main-')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').slice(0, -1)).map((line) => JSON.parse(line));
}

/** The process that runs the engine now. */
export async function enginePid(data: string): Promise<number> {
  const started = (await logLines(data)).findLast((line) => typeof line['pid'] === 'number');
  return Number(started?.['pid']);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
