import type { BrowserWindow } from 'electron';
import { PULSE_CHANNEL } from '../../../preload/contract/transport/api.ts';
import { type ProcessEnd, restartDelayMs } from '../../engine-host/back-off.ts';
import { startHeartbeat } from '../../engine-host/heartbeat.ts';
import type { Log } from '../../engine-host/log.ts';
import type { Timers } from '../../engine-host/timers.ts';

/**
 * Reloads a page that crashed, and first ends one that hangs: nobody may be near enough to notice that it stands
 * still. Electron's own `unresponsive` waits for a key or a click. Whoever is signed in at the window stays so.
 */
export function reviveRenderer(window: BrowserWindow, { timers, log }: { timers: Timers; log: Log }): void {
  const { webContents: contents } = window;
  let ends: readonly ProcessEnd[] = [];
  let pulse: ReturnType<typeof startHeartbeat> | null = null;
  let callOffReload = () => {};

  contents.ipc.on(PULSE_CHANNEL, () => pulse?.heard());
  contents.on('did-finish-load', () => {
    pulse?.stop();
    pulse = startHeartbeat(timers, () => contents.send(PULSE_CHANNEL), endIt);
  });
  function endIt(): void {
    log('renderer.silent');
    // A page stopped at a breakpoint is silent too.
    if (!contents.isDevToolsOpened()) contents.forcefullyCrashRenderer();
  }

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('renderer.gone', { reason, exitCode });
    pulse?.stop();
    callOffReload();
    if (reason === 'clean-exit') return;
    const atMs = timers.elapsedMs();
    ends = [...ends, { atMs, wasRefusal: false }].slice(-20);
    callOffReload = timers.after(restartDelayMs(ends, atMs), () => contents.reload());
  });
  contents.on('preload-error', (_event, _file, error) => log('preload.failed', { message: error.message }));
  window.on('closed', () => {
    pulse?.stop();
    callOffReload();
  });
}
