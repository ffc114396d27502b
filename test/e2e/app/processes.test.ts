import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { ask, granted } from '../support/ask.ts';
import { expectComplaint } from '../support/complaints.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { look } from '../support/screens.ts';
import {
  enginePid,
  inspectedSoFar,
  isAlive,
  logLines,
  quickenLine,
  reconcileFirstLane,
  untilEngineRuns,
  untilInspected,
} from '../support/station.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const root = mkdtempSync(path.join(os.tmpdir(), 'lupa-processes-'));
const data = path.join(root, 'data');
let station: LaunchedStation;

async function launch(): Promise<void> {
  station = await launchStation({ args: ['--simulate'], data });
  await untilEngineRuns(station.page);
  await quickenLine(station.page, 240);
}

/** One station, through everything that can happen to its processes; each test finds the records of those before it. */
describe('a station on the simulated line', () => {
  beforeAll(launch);
  afterAll(async () => {
    await station?.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });

  test('a second start on the same data folder ends, and the first goes on', async () => {
    const second = spawn(inject('electron'), [ROOT, '--data', data], {
      env: { ...process.env, ...(inject('display') === null ? {} : { DISPLAY: inject('display') ?? '' }) },
      stdio: 'ignore',
    });
    expect(await once(second, 'exit')).toEqual([0, null]);
    expect((await logLines(data)).filter((line) => line['event'] === 'main.started')).toHaveLength(1);
    expect(await granted(ask(station.page, 'desktop.engine-state', {}))).toMatchObject({ kind: 'running' });
  });

  test('a killed engine is restarted, every window is told, and no part is lost', async () => {
    // Pictures that are asked for while there is no engine.
    expectComplaint(/status of 503/);
    const { page } = station;
    await untilInspected(page, 5);
    await page.evaluate(() => {
      window.lupa.on('engine.changed', (state) => document.documentElement.append(`${state.kind};`));
    });
    const before = await inspectedSoFar(page);
    process.kill(await enginePid(data), 'SIGKILL');
    await vi.waitFor(async () => expect(await page.textContent('html')).toContain('down;starting;running;'), 60_000);
    expect(await inspectedSoFar(page)).toBeGreaterThanOrEqual(before);
    await untilInspected(page, before + 5);
    expect((await reconcileFirstLane(page)).unaccounted).toBe(0);
  });

  test('closing the app ends the engine and leaves a station that another start continues', async () => {
    await untilInspected(station.page, 3);
    const engine = await enginePid(data);
    await station.close();
    expect(isAlive(engine)).toBe(false);
    expect((await logLines(data)).at(-1)).toMatchObject({ event: 'main.ended' });
    await launch();
    expect(await inspectedSoFar(station.page)).toBeGreaterThanOrEqual(3);
  });

  test('a killed app leaves no engine behind, and the next one continues where it was', async () => {
    await untilInspected(station.page, 5);
    const before = await inspectedSoFar(station.page);
    const engine = await enginePid(data);
    station.app.process().kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(engine)).toBe(false), 60_000);

    await launch();
    expect(await inspectedSoFar(station.page)).toBeGreaterThanOrEqual(before);
    await untilInspected(station.page, before + 5);
    expect((await reconcileFirstLane(station.page)).unaccounted).toBe(0);
  });

  test('an engine that dies again and again covers the screen until somebody starts it, or its next attempt succeeds', async () => {
    // Pictures that are asked for while there is no engine.
    expectComplaint(/status of 503/);
    const { page } = station;
    // Each wait is twice as long as the last: after seven ends it is sixteen seconds, long enough to look.
    let killed = 0;
    for (let round = 0; round < 7; round += 1) {
      killed = await vi.waitFor(async () => {
        const next = await enginePid(data);
        expect(next).not.toBe(killed);
        return next;
      }, 60_000);
      process.kill(killed, 'SIGKILL');
    }
    const cover = page.getByRole('alertdialog');
    await cover.getByRole('heading', { name: 'The line is not being inspected' }).waitFor();
    await look(page, 'engine-down');
    await page.keyboard.press('F1');
    // Its page, above the cover, stays until it is closed, whatever the engine does meanwhile.
    const manual = page.getByRole('region', { name: 'When something is wrong' });
    await manual.getByText('Engine down').click();
    await look(page, 'engine-down-manual');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Escape');
    await manual.waitFor({ state: 'detached' });
    // Its next attempt is automatic.
    await cover.waitFor({ state: 'hidden' });
    await untilEngineRuns(page);

    // A manual that was already open does not hide that the engine is down; opened again, it comes to the front.
    await page.keyboard.press('F1');
    await page.getByRole('region', { name: 'Line', exact: true }).waitFor();
    process.kill(await enginePid(data), 'SIGKILL');
    const startNow = cover.getByRole('button', { name: 'Start now' });
    await startNow.click({ trial: true });
    await page.keyboard.press('F1');
    await manual.getByText('Engine down').click();
    await page.keyboard.press('F1');
    await manual.waitFor({ state: 'detached' });
    await startNow.click();
    await untilEngineRuns(page);
  });

  test('a page that crashes is loaded again', async () => {
    const { app } = station;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await vi.waitFor(async () => {
      expect((await logLines(data)).map((line) => line['event'])).toContain('renderer.gone');
      // A crashed page never answers, so it is asked only once it is loaded again.
      const isLoaded = await app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents && !contents.isCrashed() && !contents.isLoading();
      });
      expect(isLoaded).toBe(true);
    }, 60_000);
    const answer = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`lupa.call('desktop.engine-state', {})`),
    );
    expect(answer).toMatchObject({ ok: true, value: { kind: 'running' } });
  });
});
