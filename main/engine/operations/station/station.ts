import path from 'node:path';
import { folderUnusable } from '../../../../preload/contract/faults/folder-trouble.ts';
import { type Fault, failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Clock } from '../../clock.ts';
import { lineFolderObjection } from '../../ingest/folders-in-use.ts';
import { realFolder } from '../../ingest/watching/real-folder.ts';
import type { Store } from '../../store/opening/open.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { lanes } from '../../store/set-up/lanes.ts';
import { changeSettings, stationSettings } from '../../store/set-up/settings.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';
import { beginCamera, beginSimulated, type FirstRunDeps } from './first-run.ts';
import { folderObjection } from './lane-objection.ts';

export type StationDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
  readonly handlers: FirstRunDeps['handlers'];
};

export function stationHandlers(deps: StationDeps): HandlersOf<'station'> {
  const { store, clock, announce, live } = deps;
  const lineFolderFault = async (wanted: string | null): Promise<Fault | null> => {
    if (wanted === null) return null;
    if (!path.isAbsolute(wanted)) return folderUnusable(wanted, 'relative');
    // A folder that is only temporarily out of reach must not prevent changes to other settings.
    const isNew = wanted !== stationSettings(store.read).lineOutputFolder;
    const { call } = live.calls(wanted);
    const found = isNew ? await call(() => realFolder(wanted)) : await live.realFolder(wanted);
    const surroundings = { folder: store.folder, lanes: lanes(store.read), real: live.realFolder };
    const objection = await lineFolderObjection(wanted, surroundings, found);
    return objection === null && isNew ? call(() => folderObjection(wanted)) : objection;
  };
  return {
    'station.status': () => ok(live.status()),
    'station.settings': () => ok(stationSettings(store.read)),
    'station.change-settings': async (changes, actor) => {
      const objection = await lineFolderFault(changes.lineOutputFolder ?? null);
      if (objection !== null) return failed(objection);
      const settings = { ...stationSettings(store.read), ...defined(changes) };
      settings.shiftStarts = settings.shiftStarts.toSorted((a, b) => a - b);
      store.write.transaction(() => {
        changeSettings(store.write, settings, actor.name, clock.now());
        noteChange(store.write, actor, clock.now(), { name: 'settings.changed', subject: 'station', body: changes });
      });
      if (changes.lineOutputFolder !== undefined || changes.isLineOutputOnShare !== undefined) live.proveLineFolder();
      announce.listChanged('settings');
      announce.statusChanged();
      return ok(settings);
    },
    'station.retry-models': async () => {
      await live.retryModels();
      announce.statusChanged();
      return ok({});
    },
    'station.begin-simulated': (_input, actor) => beginSimulated(deps, actor),
    'station.begin-camera': (wish, actor) => beginCamera(deps, actor, wish),
    'station.reconcile': ({ laneId }) => live.reconcile(laneId),
  };
}

/** Without keys whose value is undefined. */
function defined<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
