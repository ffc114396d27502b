import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { folderUnusable } from '../../../../preload/contract/faults/folder-trouble.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Clock } from '../../clock.ts';
import { exportPath } from '../../export/export-name.ts';
import { folderFault } from '../../file-fault.ts';
import { exportOf, recentExports } from '../../store/exports/exports.ts';
import type { Store } from '../../store/opening/open.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

export type TransferDeps = { readonly store: Store; readonly clock: Clock; readonly live: LiveStation };

const LISTED = 50;

export function transferHandlers({ store, clock, live }: TransferDeps): HandlersOf<'transfer'> {
  const { transfers } = live;
  const placeFor = (folder: string | null) => folder ?? store.folder.exports;
  return {
    'transfer.state': () => ok(transfers.state()),
    'transfer.size': ({ order, folder }) => transfers.size(order, placeFor(folder)),
    'transfer.export': async ({ order, folder }, actor) => {
      const place = await usableFolder(placeFor(folder), folder === null);
      if (!place.ok) return place;
      return transfers.beginExport(order, exportPath(place.value, order, clock.now()), actor);
    },
    'transfer.import-labels': ({ from }, actor) => {
      if (!path.isAbsolute(from)) return failed(folderUnusable(from, 'relative'));
      return transfers.beginImport(from, actor);
    },
    'transfer.import-challenges': ({ from, recipeId }, actor) => {
      if (!path.isAbsolute(from)) return failed(folderUnusable(from, 'relative'));
      if (newestRecipe(store.read, recipeId) === null) return failed(notFound('recipe', recipeId));
      return transfers.beginChallenges(from, recipeId, actor);
    },
    'transfer.cancel': () => {
      transfers.cancel();
      return ok({});
    },
    'transfer.list': () => ok([...recentExports(store.read, LISTED)]),
    'transfer.read': ({ id }) => {
      const known = exportOf(store.read, id);
      return known === null ? failed(notFound('export', id)) : ok(known);
    },
  };
}

/** The station's own folder for exports is created if missing; any other must exist. */
async function usableFolder(folder: string, isOwn: boolean): Promise<Result<string>> {
  if (!path.isAbsolute(folder)) {
    return failed(folderUnusable(folder, 'relative'));
  }
  if (!isOwn) return ok(folder);
  try {
    await mkdir(folder, { recursive: true });
    return ok(folder);
  } catch (error) {
    return failed(folderFault(error, folder));
  }
}
