import { BrowserWindow, type WebContents } from 'electron';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { TimeSpan } from '../../../preload/contract/reports/report.ts';
import type { Timers } from '../../engine-host/timers.ts';
import type { Sessions } from '../../ipc/sessions.ts';
import { theStation } from '../follow-station.ts';
import { pageOf } from '../operations/save-files.ts';
import { PAGE } from '../page-scheme.ts';

/** Figures over a busy shift come from a process of the lowest priority. */
const COMPLETE_WITHIN_MS = 120_000;
const WINDOW_ID = 'shift-report';
/** The station itself, with the rights of those who may read reports. */
const reporter: Actor = { ...theStation, role: 'supervisor', windowId: WINDOW_ID };
const SIZE = { width: 1280, height: 1000 };

type Deps = {
  readonly preload: string;
  readonly timers: Timers;
  readonly sessions: Pick<Sessions, 'openOwn' | 'close'>;
};

export type ShiftPrinter = ReturnType<typeof shiftPrinter>;

/** Prints the report of a shift in a window that nobody sees: the same page a supervisor has on screen, with the rights of one. */
export function shiftPrinter({ preload, timers, sessions }: Deps) {
  let open: { readonly window: BrowserWindow; readonly onComplete: () => void } | null = null;

  async function print({ from, until }: TimeSpan): Promise<Uint8Array> {
    if (open !== null) throw new Error('a report is being printed already');
    const window = makeHiddenWindow(preload);
    sessions.openOwn(reporter);
    try {
      await new Promise<void>((resolve, reject) => {
        open = { window, onComplete: resolve };
        const fail = (reason: string) => reject(new Error(`the report of the shift was not complete: ${reason}`));
        const callOff = timers.after(COMPLETE_WITHIN_MS, () => fail('it took too long'));
        window.once('closed', () => {
          callOff();
          fail('its window was closed');
        });
        window.webContents.once('render-process-gone', (_event, { reason }) => fail(reason));
        window
          .loadURL(`${PAGE}#/supervisor/shift-report/${from}/${until}`)
          .catch((error: unknown) => fail(String(error)));
      });
      return await pageOf(window);
    } finally {
      open = null;
      sessions.close(WINDOW_ID);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  return {
    print,
    /** The id of the window of these contents, if it is the one that prints. */
    idOf: (contents: WebContents): string | null => (open?.window.webContents === contents ? WINDOW_ID : null),
    /** The page in this window has everything. In any other, nobody waits for that. */
    complete: (windowId: string): void => {
      if (windowId === WINDOW_ID) open?.onComplete();
    },
  };
}

function makeHiddenWindow(preload: string): BrowserWindow {
  return new BrowserWindow({
    ...SIZE,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      disableBlinkFeatures: 'Auxclick', // a middle click would ask for a window, only to be refused
      spellcheck: false,
      devTools: false,
      // A window that is not shown would otherwise wait with its timers.
      backgroundThrottling: false,
    },
  });
}
