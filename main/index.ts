import path from 'node:path';
import { app, ipcMain, powerMonitor, powerSaveBlocker, protocol, session } from 'electron';
import type { Language, StationSettings } from '../preload/contract/station/settings.ts';
import { hearApp } from './app/app-events.ts';
import { beginSimulated } from './app/begin-simulated.ts';
import { type DataFolder, openDataFolder, reportUnusableFolder } from './app/data-folder.ts';
import { editionOf, titleOf } from './app/edition.ts';
import { followStation } from './app/follow-station.ts';
import { IMAGE_SCHEME, serveImages } from './app/image-scheme.ts';
import { openLogFile } from './app/log-file.ts';
import { createOpenedModel, type OpenedModel } from './app/opened-model.ts';
import { desktopHandlers } from './app/operations/desktop-operations.ts';
import type { HandlerDeps } from './app/operations/handler-deps.ts';
import { PAGE_ORIGIN, servePage } from './app/page-scheme.ts';
import { printDecisions } from './app/print-decisions.ts';
import { declareSecurity, secureContents, secureSession } from './app/security.ts';
import { type ShiftPrinter, shiftPrinter } from './app/shift-reports/print-shift.ts';
import { saveShiftReports } from './app/shift-reports/save-shift-reports.ts';
import { startOptions } from './app/start-options.ts';
import { isDrivenByTests, refusedSwitch } from './app/start-switches.ts';
import { updatesOf } from './app/updates/start.ts';
import { keepScreenshot } from './app/windows/headless-screen.ts';
import { type MenuCommands, setMenu } from './app/windows/menu.ts';
import { type PeopleAtWindows, peopleAtWindows } from './app/windows/people-at-windows.ts';
import { type EngineHost, startEngineHost } from './engine-host/engine-host.ts';
import { engineProgram } from './engine-host/engine-program.ts';
import type { Log } from './engine-host/log.ts';
import { systemTimers } from './engine-host/timers.ts';
import { registerCalls } from './ipc/register.ts';
import { createRouter } from './ipc/router.ts';
import { APP_SCHEME } from './ipc/sender.ts';

const MINUTE_MS = 60_000;
const BUILT = path.resolve(import.meta.dirname, '..');
const PRELOAD = path.join(BUILT, 'preload', 'index.cjs');
const options = startOptions(process.argv.slice(1));

const stranger =
  app.isPackaged && !isDrivenByTests(process.resourcesPath)
    ? refusedSwitch(process.argv.slice(1), process.platform)
    : null;
if (stranger !== null) {
  console.error(`Lupa does not start with ${stranger}. It takes --data FOLDER, --simulate and --kiosk.`);
  // Before Electron is ready: no port has been opened and no page created.
  app.exit(2);
}

declareSecurity(app, protocol);
const folder = stranger === null ? openFolderOrSayWhyNot() : null;
// If another app already has this folder, that one is told, and comes to the front.
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

  const engine = startEngine(folder, log);
  let settings: StationSettings | null = null;
  const language = (): Language => settings?.language ?? (app.getLocale().startsWith('es') ? 'es' : 'en');
  const edition = editionOf(app.getAppPath(), process.resourcesPath, app.isPackaged);
  const people = peopleAtWindows({
    app,
    engine,
    timers: systemTimers,
    log,
    preload: PRELOAD,
    folder: folder.desktop,
    title: titleOf(edition),
    isKiosk: options.isKiosk,
    language,
  });
  const { windows, sessions, push } = people;
  const printer = shiftPrinter({ preload: PRELOAD, timers: systemTimers, sessions });
  const saved = saveShiftReports({
    engine,
    timers: systemTimers,
    log,
    folder: folder.shiftReports,
    isWished: () => settings?.savesShiftReports === true,
    print: printer.print,
  });
  const shiftReports = { ...saved, ...printer };
  const showMenu = () => setMenu(app, language(), menuCommands(people));
  followStation({
    engine,
    timers: systemTimers,
    log,
    onPeople: sessions.knowPeople,
    onSettings(changed) {
      settings = changed;
      sessions.lockAfter(changed.autoLockMinutes === null ? null : changed.autoLockMinutes * MINUTE_MS);
      showMenu();
      saved.look();
    },
  });
  if (options.beginsSimulated) beginSimulated(engine, log);
  if (!app.isPackaged && process.env['LUPA_PRINT_DECISIONS'] === '1') printDecisions(engine);

  const openedModel = createOpenedModel(() => push.toAll('model.opened', {}));
  openedModel.offer(process.argv.slice(1), process.cwd());
  const lineOutputFolder = () => settings?.lineOutputFolder ?? null;
  servePages({ folder, engine, edition, people, openedModel, lineOutputFolder, shiftReports, log });
  hearApp({ app, powerMonitor, engine, windows, sessions, openedModel, log, closeLog });

  showMenu();
  const window = windows.open();
  const screenshot = app.isPackaged ? undefined : process.env['LUPA_SCREENSHOT_FILE'];
  if (screenshot) keepScreenshot(window, screenshot);
}

function startEngine(folder: DataFolder, log: Log): EngineHost {
  return startEngineHost({
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
}

function menuCommands({ windows, push }: PeopleAtWindows): MenuCommands {
  return {
    openWindow: windows.open,
    askForDiagnostics: () => {
      const inFront = windows.inFront();
      if (inFront !== null) push.toOne(inFront, 'diagnostics.asked', {});
    },
    hasDevTools: !app.isPackaged,
    isKiosk: options.isKiosk,
  };
}

type Served = Pick<HandlerDeps, 'folder' | 'edition' | 'lineOutputFolder'> & {
  readonly engine: EngineHost;
  readonly people: PeopleAtWindows;
  readonly openedModel: OpenedModel;
  readonly shiftReports: HandlerDeps['shiftReports'] & Pick<ShiftPrinter, 'idOf'>;
  readonly log: Log;
};

/** All that a page can reach: itself, pictures, and the operations of engine and desktop. */
function servePages({ engine, people, openedModel, log, ...served }: Served): void {
  const { windows, sessions, handedOver, push } = people;
  const desktop = desktopHandlers({
    ...served,
    app,
    engine,
    sessions,
    licencesFile: path.join(process.resourcesPath, 'licences.txt'),
    namedFolder: options.dataFolder === null ? null : served.folder.root,
    updates: updatesOf({
      app,
      engine,
      folder: served.folder.updates,
      timers: systemTimers,
      log,
      onChange: () => push.toAll('updates.changed', {}),
    }),
    handedOver,
    openedModel,
    windowOf: windows.find,
  });
  const dispatch = createRouter({ sessions, engine, desktop, handedOver, log, checksAnswers: !app.isPackaged });
  registerCalls(ipcMain, {
    dispatch,
    windowIdOf: (contents) => windows.idOf(contents) ?? served.shiftReports.idOf(contents),
    onHandedOver: handedOver.note,
  });
  protocol.handle(APP_SCHEME, servePage(path.join(BUILT, 'renderer')));
  protocol.handle(IMAGE_SCHEME, serveImages(engine.locate, PAGE_ORIGIN));
  secureSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => secureContents(contents, log));
}
