import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from '../engine-host/log.ts';
import type { Timers } from '../engine-host/timers.ts';
import type { Listener } from '../ipc/push.ts';
import { PAGE } from './page-scheme.ts';
import { reviveRenderer } from './revive-renderer.ts';
import { placeWindow, readBounds, SMALLEST, writeBounds } from './window-bounds.ts';

type Deps = {
  readonly preload: string;
  readonly boundsFile: string;
  readonly title: string;
  readonly isKiosk: boolean;
  readonly hasDevTools: boolean;
  readonly timers: Timers;
  readonly log: Log;
  /** Asked before the last window closes. */
  readonly closing: {
    readonly mustAsk: () => boolean;
    readonly ask: (window: BrowserWindow) => Promise<'keep' | 'stop'>;
  };
  readonly onOpened: (windowId: string) => void;
  readonly onClosed: (windowId: string) => void;
  readonly onTouched: (windowId: string) => void;
};

/** Our windows. Each has an id that is the same after a restart, so that a reviewer finds the parts they had claimed. */
export function createWindows(deps: Deps) {
  const open = new Map<string, BrowserWindow>();

  function openWindow(): BrowserWindow {
    const windowId = freeId(open);
    const { isMaximized, ...bounds } = placeWindow(readBounds(deps.boundsFile), workAreas());
    const window = new BrowserWindow({
      ...bounds,
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      kiosk: deps.isKiosk,
      show: false,
      title: deps.title,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181b' : '#ffffff',
      autoHideMenuBar: true,
      webPreferences: {
        preload: deps.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        disableBlinkFeatures: 'Auxclick', // a middle click would ask for a window, only to be refused
        spellcheck: false,
        devTools: deps.hasDevTools,
      },
    });
    open.set(windowId, window);
    deps.onOpened(windowId);
    if (isMaximized) window.maximize();
    // The page knows no title but its name.
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      if (!deps.isKiosk)
        writeBounds(deps.boundsFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
      if (open.size > 1 || !deps.closing.mustAsk()) return;
      event.preventDefault();
      void deps.closing.ask(window).then((answer) => answer === 'stop' && window.destroy());
    });
    window.on('closed', () => {
      open.delete(windowId);
      deps.onClosed(windowId);
    });
    window.webContents.on('input-event', () => deps.onTouched(windowId));
    reviveRenderer(window, deps);
    // A page that does not load is noted by the renderer's keeper; there is nobody here to await it.
    window.loadURL(PAGE).catch((error: unknown) => deps.log('page.not-loaded', { reason: String(error) }));
    return window;
  }

  /** All that can be told something now. */
  function* listeners(): Iterable<Listener> {
    for (const [windowId, { webContents }] of open) {
      if (webContents.isDestroyed() || webContents.isCrashed()) continue;
      yield { windowId, send: (channel, payload) => webContents.send(channel, payload) };
    }
  }

  return {
    open: openWindow,

    idOf: (contents: WebContents): string | null => {
      for (const [windowId, window] of open) if (window.webContents === contents) return windowId;
      return null;
    },

    find: (windowId: string): BrowserWindow | null => open.get(windowId) ?? null,

    listeners,

    /** The window that somebody works in, or any where none has the focus; null where there is none. */
    inFront: (): string | null => {
      for (const [windowId, window] of open) if (window.isFocused()) return windowId;
      return open.keys().next().value ?? null;
    },

    /** Brings a window to the front, opening one if there is none. */
    show: (): void => {
      const window = open.values().next().value ?? openWindow();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

function freeId(taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number += 1) if (!taken.has(`window-${number}`)) return `window-${number}`;
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
}
