import { BrowserWindow, nativeTheme, screen } from 'electron';
import { placeWindow, readBounds, SMALLEST, writeBounds } from './window-bounds.ts';

export type WindowMaking = {
  readonly preload: string;
  readonly boundsFile: string;
  readonly title: string;
  readonly isKiosk: boolean;
  readonly hasDevTools: boolean;
};

/** One of our windows, where the last one was; it is shown once its page can be, and loads none itself. */
export function makeWindow({ preload, boundsFile, title, isKiosk, hasDevTools }: WindowMaking): BrowserWindow {
  const { isMaximized, ...bounds } = placeWindow(readBounds(boundsFile), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    kiosk: isKiosk,
    show: false,
    title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181b' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      disableBlinkFeatures: 'Auxclick', // a middle click would ask for a window, only to be refused
      spellcheck: false,
      devTools: hasDevTools,
    },
  });
  if (isMaximized) window.maximize();
  // The page has no title but its name.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    if (!isKiosk) writeBounds(boundsFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  return window;
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
}
