import type { BrowserWindow, WebContents } from 'electron';
import type { Log } from '../../engine-host/log.ts';
import type { Timers } from '../../engine-host/timers.ts';
import type { Listener } from '../../ipc/push.ts';
import { PAGE } from '../page-scheme.ts';
import { makeWindow, type WindowMaking } from './make-window.ts';
import { reviveRenderer } from './revive-renderer.ts';

type Deps = WindowMaking & {
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

/** Our windows. Each has an id that survives a restart, so that a reviewer finds the parts they had claimed. */
export function createWindows(deps: Deps) {
  const open = new Map<string, BrowserWindow>();

  function openWindow(): BrowserWindow {
    const windowId = freeId(open);
    const window = makeWindow(deps);
    open.set(windowId, window);
    deps.onOpened(windowId);
    window.on('close', (event) => {
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
    // A page that does not load is handled by the renderer's watchdog; nobody here waits for it.
    window.loadURL(PAGE).catch((error: unknown) => deps.log('page.not-loaded', { reason: String(error) }));
    return window;
  }

  return {
    open: openWindow,
    idOf: (contents: WebContents): string | null => idWhere(open, (window) => window.webContents === contents),
    find: (windowId: string): BrowserWindow | null => open.get(windowId) ?? null,

    /** All that can receive messages now. */
    listeners: (): Iterable<Listener> => listenersAmong(open),

    /** The window somebody is working in, or any if none has the focus; null if there is none. */
    inFront: (): string | null => idWhere(open, (window) => window.isFocused()) ?? idWhere(open, () => true),

    /** Brings a window to the front, opening one if there is none. */
    show: (): void => {
      const window = open.values().next().value ?? openWindow();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

type Open = ReadonlyMap<string, BrowserWindow>;

function* listenersAmong(open: Open): Iterable<Listener> {
  for (const [windowId, { webContents }] of open) {
    if (webContents.isDestroyed() || webContents.isCrashed()) continue;
    yield { windowId, send: (channel, payload) => webContents.send(channel, payload) };
  }
}

function idWhere(open: Open, isWanted: (window: BrowserWindow) => boolean): string | null {
  for (const [windowId, window] of open) if (isWanted(window)) return windowId;
  return null;
}

function freeId(taken: Open): string {
  for (let number = 1; ; number += 1) if (!taken.has(`window-${number}`)) return `window-${number}`;
}
