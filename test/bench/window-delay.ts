import { renameSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright';
import { startVirtualDisplay } from '../../scripts/runtime/display.ts';
import { prepareStation } from '../../scripts/runtime/prepare-station.ts';
import { ask, granted } from '../e2e/support/ask.ts';
import { importModelFile } from '../e2e/support/import-model-file.ts';
import { startElectron } from '../e2e/support/start-electron.ts';
import { percentile, rounded } from './statistics.ts';
import { TASK_CATEGORIES, type TaskCpu, taskCpu } from './task-cpu.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TICK_MS = 5;
const GIVE_UP_AFTER_MS = 300_000;

export type WindowDelay = Readonly<{
  parts: number;
  partsPerSecond: number;
  mainP99Ms: number;
  mainMaxMs: number;
  rendererP99Ms: number;
  rendererMaxMs: number;
  /** Of this process, which is nearly idle: the delay that other work on the machine causes. */
  idleP99Ms: number;
  mainTaskCpu: TaskCpu;
  rendererTaskCpu: TaskCpu;
}>;

type Load = Readonly<{
  /** An empty folder to work in. */
  root: string;
  modelFile: string;
  /** The camera's folder, watched from the start. */
  camera: string;
  /** A folder beside it on the same disk, and the pictures in it. */
  staged: string;
  names: readonly string[];
}>;

/**
 * How late the event loops of main and of the page run in real Electron while the station inspects as fast as it can:
 * all pictures lie in the camera's folder at once.
 */
export async function measureWindowDelay({ root, modelFile, camera, staged, names }: Load): Promise<WindowDelay> {
  const runtime = await prepareStation(ROOT, { needsDisplay: process.platform === 'linux' });
  if (!runtime.ok) throw new Error(`${runtime.trouble.what} To mend it: ${runtime.trouble.mend}`);
  const display = process.platform === 'linux' ? await startVirtualDisplay() : null;
  const app = await startElectron(
    { executable: runtime.value.executable, display: display?.name ?? null },
    { args: ['--data', path.join(root, 'window')], config: path.join(root, 'config') },
  );
  try {
    const page = await app.firstWindow();
    await until(async () => (await granted(ask(page, 'desktop.who-am-i', {}))).role === 'engineer');
    const sha256 = await importModelFile(page, modelFile, { family: 'bench', version: '1' });
    await granted(ask(page, 'station.begin-camera', { folder: camera, modelSha256: sha256, laneName: 'Bench' }));
    await startTicking(page);
    await app.evaluate(
      ({ contentTracing }, categories) => contentTracing.startRecording({ included_categories: categories }),
      TASK_CATEGORIES,
    );
    await granted(ask(page, 'desktop.health', {}));
    const idle = monitorEventLoopDelay({ resolution: TICK_MS });
    idle.enable();
    const startedMs = performance.now();
    for (const name of names) renameSync(path.join(staged, name), path.join(camera, name));
    await until(async () => (await granted(ask(page, 'station.status', {}))).shift.inspected >= names.length);
    const seconds = (performance.now() - startedMs) / 1000;
    const main = await granted(ask(page, 'desktop.health', {}));
    idle.disable();
    const lateMs = await page.evaluate(() => globalThis.lateMs);
    const trace = path.join(root, 'trace.json');
    await app.evaluate(({ contentTracing }, file) => contentTracing.stopRecording(file), trace);
    return {
      parts: names.length,
      partsPerSecond: rounded(names.length / seconds),
      mainP99Ms: rounded(main.eventLoopP99Ms),
      mainMaxMs: rounded(main.eventLoopMaxMs),
      rendererP99Ms: rounded(percentile(lateMs, 0.99)),
      rendererMaxMs: rounded(Math.max(...lateMs)),
      idleP99Ms: rounded(Math.max(0, idle.percentile(99) / 1e6 - TICK_MS)),
      mainTaskCpu: taskCpu(trace, 'CrBrowserMain'),
      rendererTaskCpu: taskCpu(trace, 'CrRendererMain'),
    };
  } finally {
    await app.close();
    await display?.stop();
  }
}

declare global {
  /** In the page: how late each tick came. */
  var lateMs: number[];
}

/** Measures the page's event loop as Node measures its own: by a timer that notes how late it is. */
async function startTicking(page: Page): Promise<void> {
  await page.evaluate((tickMs) => {
    globalThis.lateMs = [];
    let due = performance.now() + tickMs;
    const tick = () => {
      const now = performance.now();
      globalThis.lateMs.push(Math.max(0, now - due));
      due = now + tickMs;
      setTimeout(tick, tickMs);
    };
    setTimeout(tick, tickMs);
  }, TICK_MS);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('the station did not come so far in time');
    await delay(250);
  }
}
