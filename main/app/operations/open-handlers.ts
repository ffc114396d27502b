import { dirname } from 'node:path';
import { folderOutOfReach } from '../../../preload/contract/faults/folder-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { exportSummarySchema } from '../../../preload/contract/station/transfer.ts';
import type { DesktopHandlers } from '../../ipc/router.ts';
import { openFile } from '../security.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What the desktop opens in other programs: the station's folders, exports, and the licences. */
export function openHandlers({ engine, sessions, folder, lineOutputFolder, licencesFile }: HandlerDeps) {
  return {
    'desktop.open-folder': ({ which }) => {
      const folders = {
        data: folder.root,
        logs: folder.logs,
        'line-output': lineOutputFolder() ?? folder.lineOutput,
      };
      return open(folders[which]);
    },
    'desktop.open-export': async ({ id }, windowId) => {
      const known = await engine.call('transfer.read', { id }, sessions.actorOf(windowId));
      if (!known.ok) return known;
      const { kind, path } = exportSummarySchema.parse(known.value);
      return open(kind === 'csv' ? dirname(path) : path);
    },
    'desktop.open-licences': () => open(licencesFile),
  } satisfies Partial<DesktopHandlers>;
}

async function open(path: string): Promise<Result<Record<string, never>>> {
  const reason = await openFile(path);
  return reason === null ? ok({}) : failed(folderOutOfReach(path, reason));
}
