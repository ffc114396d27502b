import { dirname } from 'node:path';
import { type App, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { notFound } from '../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../preload/contract/faults/result.ts';
import { exportSummarySchema } from '../../preload/contract/station/transfer.ts';
import type { Edition } from '../../preload/contract/transport/desktop.ts';
import type { EngineHost } from '../engine-host/engine-host.ts';
import type { HandedOver } from '../ipc/handed-over.ts';
import type { DesktopHandlers } from '../ipc/router.ts';
import type { Sessions } from '../ipc/sessions.ts';
import type { DataFolder } from './data-folder.ts';
import { saveDiagnostics } from './diagnostics/save.ts';
import { measureEventLoopDelay } from './event-loop-delay.ts';
import { changeLoginStart, readLoginStart } from './login-start.ts';
import type { OpenedModel } from './opened-model.ts';
import { pageOf, pictureOf, saveFile } from './save-files.ts';
import { openFile } from './security.ts';
import type { UpdatesHost } from './updates/updates.ts';

type Deps = {
  readonly app: App;
  readonly engine: Pick<EngineHost, 'state' | 'retry' | 'call' | 'locate'>;
  readonly sessions: Pick<Sessions, 'whoIs' | 'signOut' | 'actorOf'>;
  readonly folder: DataFolder;
  readonly edition: Edition;
  /** Where the line's messages are written, if not inside the data folder. */
  readonly lineOutputFolder: () => string | null;
  /** The text that packaging collects; absent in development. */
  readonly licencesFile: string;
  /** The data folder that was named at this start. */
  readonly namedFolder: string | null;
  readonly updates: Promise<UpdatesHost>;
  readonly handedOver: Pick<HandedOver, 'note' | 'has'>;
  readonly openedModel: Pick<OpenedModel, 'take' | 'isWaiting'>;
  readonly windowOf: (windowId: string) => BrowserWindow | null;
};

/** What main answers by itself. */
export function desktopHandlers(deps: Deps): DesktopHandlers {
  const { app, engine, sessions, folder, windowOf } = deps;
  const login = { app, dataFolder: deps.namedFolder };
  const readEventLoopDelay = measureEventLoopDelay();

  /** From now on this window may have that file read. */
  function handOver(windowId: string, path: string | null | undefined) {
    if (path === null || path === undefined) return ok(null);
    deps.handedOver.note(windowId, path);
    return ok({ path });
  }

  async function choose(windowId: string, options: OpenDialogOptions) {
    const window = windowOf(windowId);
    const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    const [path] = chosen.filePaths;
    return handOver(windowId, chosen.canceled ? undefined : path);
  }

  return {
    'desktop.engine-state': () => ok(engine.state()),
    'desktop.retry-engine': () => {
      engine.retry();
      return ok({});
    },
    'desktop.health': () => ok(readEventLoopDelay()),
    'desktop.who-am-i': (_input, windowId) => ok(sessions.whoIs(windowId)),
    'desktop.sign-out': (_input, windowId) => {
      sessions.signOut(windowId);
      return ok({});
    },
    'desktop.choose-folder': ({ title }, windowId) =>
      choose(windowId, { title, properties: ['openDirectory', 'createDirectory'] }),
    'desktop.choose-model': ({ title }, windowId) =>
      choose(windowId, { title, properties: ['openFile'], filters: [{ name: 'ONNX', extensions: ['onnx'] }] }),
    'desktop.open-folder': async ({ which }) => {
      const folders = {
        data: folder.root,
        logs: folder.logs,
        'line-output': deps.lineOutputFolder() ?? folder.lineOutput,
      };
      const reason = await openFile(folders[which]);
      return reason === null ? ok({}) : failed({ code: 'folder-unusable', path: folders[which], reason });
    },
    'desktop.open-export': async ({ id }, windowId) => {
      const known = await engine.call('transfer.read', { id }, sessions.actorOf(windowId));
      if (!known.ok) return known;
      const { kind, path } = exportSummarySchema.parse(known.value);
      const folder = kind === 'csv' ? dirname(path) : path;
      const reason = await openFile(folder);
      return reason === null ? ok({}) : failed({ code: 'folder-unusable', path: folder, reason });
    },
    'desktop.save-table': ({ title, fileName, csv }, windowId) =>
      saveFile(windowOf(windowId), { title, fileName, extension: 'csv' }, csv),
    'desktop.save-picture': async ({ title, fileName, area }, windowId) => {
      const window = windowOf(windowId);
      if (window === null) return failed(notFound('window'));
      // Taken before the dialog, which would be in it.
      const picture = await pictureOf(window, area);
      return saveFile(window, { title, fileName, extension: 'png' }, picture);
    },
    'desktop.save-page': async ({ title, fileName }, windowId) => {
      const window = windowOf(windowId);
      if (window === null) return failed(notFound('window'));
      return saveFile(window, { title, fileName, extension: 'pdf' }, await pageOf(window));
    },
    'desktop.save-diagnostics': (wish, windowId) =>
      saveDiagnostics({ app, engine, logs: folder.logs }, windowOf(windowId), wish),
    'desktop.open-licences': async () => {
      const reason = await openFile(deps.licencesFile);
      return reason === null ? ok({}) : failed({ code: 'folder-unusable', path: deps.licencesFile, reason });
    },
    'desktop.login-start': async () => ok(await readLoginStart(login)),
    'desktop.change-login-start': async (wanted) => {
      const changed = await changeLoginStart(login, wanted);
      return changed.ok ? ok(await readLoginStart(login)) : changed;
    },
    'desktop.updates': async () => ok(await (await deps.updates).read()),
    'desktop.change-updates': async ({ source, publicKey }, windowId) => {
      const updates = await deps.updates;
      const isGiven = source.kind !== 'folder' || deps.handedOver.has(windowId, source.path);
      // The folder that is set already was given once, to whichever window.
      if (!isGiven && !updates.follows(source))
        return failed({ code: 'forbidden', operation: 'desktop.change-updates' });
      return updates.change(source, publicKey, sessions.actorOf(windowId));
    },
    'desktop.check-updates': async () => (await deps.updates).check(),
    'desktop.install-version': async ({ version }, windowId) =>
      (await deps.updates).install(version, sessions.actorOf(windowId)),
    'desktop.opened-model-waits': () => ok({ isWaiting: deps.openedModel.isWaiting() }),
    'desktop.take-opened-model': (_input, windowId) => handOver(windowId, deps.openedModel.take()),
    'desktop.about': () =>
      ok({
        edition: deps.edition,
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        chromium: process.versions['chrome'] ?? '',
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
      }),
  };
}
