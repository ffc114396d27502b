import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../preload/contract/faults/result.ts';
import type { DesktopHandlers } from '../../ipc/router.ts';
import { saveDiagnostics } from '../diagnostics/save.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { pageOf, pictureOf, saveFile } from './save-files.ts';

/** What a person saves as a file: tables, images of a chart, a page as it prints, the ZIP for support. */
export function saveHandlers({ app, engine, folder, shiftReports, windowOf }: HandlerDeps) {
  return {
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
    'desktop.shift-report-complete': (_input, windowId) => {
      shiftReports.complete(windowId);
      return ok({});
    },
    'desktop.saved-shift-reports': () => ok(shiftReports.state()),
    'desktop.save-diagnostics': (wish, windowId) =>
      saveDiagnostics({ app, engine, logs: folder.logs }, windowOf(windowId), wish),
  } satisfies Partial<DesktopHandlers>;
}
