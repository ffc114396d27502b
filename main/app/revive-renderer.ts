import type { BrowserWindow } from 'electron';
import { type EngineEnd, restartDelayMs } from '../engine-host/back-off.ts';
import type { Log } from '../engine-host/log.ts';
import type { Timers } from '../engine-host/timers.ts';

const PATIENCE_MS = 10_000;

/** A page that crashed is loaded again, and one that hangs is ended first. Whoever is signed in to the window stays so. */
export function reviveRenderer(window: BrowserWindow, { timers, log }: { timers: Timers; log: Log }): void {
  const { webContents: contents } = window;
  let ends: readonly EngineEnd[] = [];
  let callOff = () => {};

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('renderer.gone', { reason, exitCode });
    callOff();
    if (reason === 'clean-exit') return;
    const at = timers.now();
    ends = [...ends, { at, wasRefusal: false }].slice(-20);
    callOff = timers.after(restartDelayMs(ends, at), () => contents.reload());
  });
  window.on('unresponsive', () => {
    log('renderer.unresponsive');
    callOff();
    callOff = timers.after(PATIENCE_MS, () => contents.forcefullyCrashRenderer());
  });
  window.on('responsive', () => {
    log('renderer.responsive');
    callOff();
  });
  window.on('closed', () => callOff());
  contents.on('preload-error', (_event, _path, error) => log('preload.failed', { message: error.message }));
}
