import path from 'node:path';
import { app, ipcMain, powerMonitor, powerSaveBlocker, protocol, session } from 'electron';
import type { Language } from '../preload/contract/station/station.ts';
import { beginSimulated } from './app/begin-simulated.ts';
import { confirmClose } from './app/confirm-close.ts';
import { type DataFolder, openDataFolder, reportUnusableFolder } from './app/data-folder.ts';
import { desktopHandlers } from './app/desktop-operations.ts';
import { editionOf, titleOf } from './app/edition.ts';
import { followStation } from './app/follow-station.ts';
import { keepScreenshot } from './app/headless-screen.ts';
import { IMAGE_SCHEME, serveImages } from './app/image-scheme.ts';
import { openLogFile } from './app/log-file.ts';
import { setMenu } from './app/menu.ts';
import { createOpenedModel } from './app/opened-model.ts';
import { PAGE_ORIGIN, servePage } from './app/page-scheme.ts';
import { printDecisions } from './app/print-decisions.ts';
import { declareSecurity, secureContents, secureSession } from './app/security.ts';
import { startOptions } from './app/start-options.ts';
import { isDrivenByTests, refusedSwitch } from './app/start-switches.ts';
import { updatesOf } from './app/updates/start.ts';
import { createWindows } from './app/windows.ts';
import { startEngineHost } from './engine-host/engine-host.ts';
import { engineProgram } from './engine-host/engine-program.ts';
import { systemTimers } from './engine-host/timers.ts';
import { createHandedOver } from './ipc/handed-over.ts';
import { createPush } from './ipc/push.ts';
import { registerCalls } from './ipc/register.ts';
import { createRouter } from './ipc/router.ts';
import { APP_SCHEME } from './ipc/sender.ts';
import { createSessions } from './ipc/sessions.ts';

const MINUTE_MS = 60_000;
const BUILT = path.resolve(import.meta.dirname, '..');
const options = startOptions(process.argv.slice(1));

const stranger =
  app.isPackaged && !isDrivenByTests(process.resourcesPath)
    ? refusedSwitch(process.argv.slice(1), process.platform)
    : null;
if (stranger !== null) {
  console.error(`Lupa does not start with ${stranger}. It takes --data FOLDER, --simulate and --kiosk.`);
  // Before Electron is ready: no port has been opened and no page made.
  app.exit(2);
}

declareSecurity(app, protocol);
const folder = stranger === null ? openFolderOrSayWhyNot() : null;
// When another app has this folder already, that one is told, and comes to the front.
if (folder === null) app.exit(1);
else if (!app.requestSingleInstanceLock()) app.exit(0);
// Not awaited: `ready` is held back until this module has run.
else void app.whenReady().then(() => run(folder));

function openFolderOrSayWhyNot(): DataFolder | null {
  try {
    return openDataFolder(app, options.dataFolder);
  } catch (error) {
    reportUnusableFolder(options.dataFolder, error);
    return null;
  }
}

function run(folder: DataFolder): void {
  const { log, close: closeLog } = openLogFile(folder.logs, Date.now);
  log('main.started', { version: app.getVersion(), electron: process.versions.electron, folder: folder.root });
  // Electron would stop everything for a dialog that nobody may be there to read.
  process.on('uncaughtException', (bug) => log('main.bug', { message: bug.message, stack: bug.stack }));
  powerSaveBlocker.start(options.isKiosk ? 'prevent-display-sleep' : 'prevent-app-suspension');

  const engine = startEngineHost({
    program: engineProgram({
      isPackaged: app.isPackaged,
      resourcesFolder: process.resourcesPath,
      appFolder: app.getAppPath(),
      dataFolder: folder.root,
      platform: process.platform,
      arch: process.arch,
      environment: process.env,
    }),
    timers: systemTimers,
    log,
  });
  const sessions = createSessions({
    timers: systemTimers,
    onChange: (windowId, who) => push.toOne(windowId, 'session.changed', who),
    onSignedOut: (actor, at) => void engine.call('person.signed-out', { at }, actor),
  });
  const edition = editionOf(app.getAppPath(), process.resourcesPath, app.isPackaged);
  const handedOver = createHandedOver();
  let language: Language = app.getLocale().startsWith('es') ? 'es' : 'en';
  const windows = createWindows({
    closing: confirmClose(app, engine, () => language),
    preload: path.join(BUILT, 'preload', 'index.cjs'),
    boundsFile: path.join(folder.desktop, 'window.json'),
    title: titleOf(edition),
    isKiosk: options.isKiosk,
    hasDevTools: !app.isPackaged,
    timers: systemTimers,
    log,
    onOpened: sessions.open,
    onClosed(windowId) {
      sessions.close(windowId);
      handedOver.forget(windowId);
    },
    onTouched: sessions.touch,
  });
  const push = createPush(windows.listeners, log);
  engine.listen({ onState: (state) => push.toAll('engine.changed', state), onEvent: push.fromEngine });

  let lineOutputFolder: string | null = null;
  const showMenu = () =>
    setMenu(app, language, {
      openWindow: windows.open,
      askForDiagnostics: () => {
        const inFront = windows.inFront();
        if (inFront !== null) push.toOne(inFront, 'diagnostics.asked', {});
      },
      hasDevTools: !app.isPackaged,
      isKiosk: options.isKiosk,
    });
  followStation({
    engine,
    timers: systemTimers,
    log,
    onPeople: sessions.knowPeople,
    onSettings(settings) {
      lineOutputFolder = settings.lineOutputFolder;
      sessions.lockAfter(settings.autoLockMinutes === null ? null : settings.autoLockMinutes * MINUTE_MS);
      language = settings.language;
      showMenu();
    },
  });
  if (options.beginsSimulated) beginSimulated(engine, log);
  if (!app.isPackaged && process.env['LUPA_PRINT_DECISIONS'] === '1') printDecisions(engine);

  const openedModel = createOpenedModel(() => push.toAll('model.opened', {}));
  openedModel.offer(process.argv.slice(1), process.cwd());
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openedModel.offer([file], process.cwd());
  });
  const desktop = desktopHandlers({
    app,
    engine,
    sessions,
    folder,
    edition,
    lineOutputFolder: () => lineOutputFolder,
    licencesFile: path.join(process.resourcesPath, 'licences.txt'),
    namedFolder: options.dataFolder === null ? null : folder.root,
    updates: updatesOf({
      app,
      engine,
      folder: folder.updates,
      timers: systemTimers,
      log,
      onChange: () => push.toAll('updates.changed', {}),
    }),
    handedOver,
    openedModel,
    windowOf: windows.find,
  });
  const dispatch = createRouter({ sessions, engine, desktop, handedOver, log, checksAnswers: !app.isPackaged });
  registerCalls(ipcMain, { dispatch, windowIdOf: windows.idOf, onHandedOver: handedOver.note });
  protocol.handle(APP_SCHEME, servePage(path.join(BUILT, 'renderer')));
  protocol.handle(IMAGE_SCHEME, serveImages(engine.locate, PAGE_ORIGIN));
  secureSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => secureContents(contents, log));

  app.on('child-process-gone', (_event, { type, reason, exitCode }) => log('child.gone', { type, reason, exitCode }));
  app.on('second-instance', (_event, args, workingFolder) => {
    log('second-start');
    windows.show();
    openedModel.offer(args.slice(1), workingFolder);
  });
  powerMonitor.on('resume', sessions.wake);
  app.on('activate', windows.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void engine.stop().then(() => {
      log('main.ended');
      closeLog();
      app.exit(0);
    });
  });

  showMenu();
  const window = windows.open();
  const screenshot = app.isPackaged ? undefined : process.env['LUPA_SCREENSHOT_FILE'];
  if (screenshot) keepScreenshot(window, screenshot);
}
