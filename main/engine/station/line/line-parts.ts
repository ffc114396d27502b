import path from 'node:path';
import { lineFolderUnsafe } from '../../../../preload/contract/faults/line-folder.ts';
import type { DispositionId } from '../../../../preload/contract/values/units.ts';
import type { Clock } from '../../clock.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import { lineFolderObjection } from '../../ingest/folders-in-use.ts';
import { createShotLimit } from '../../ingest/shot-limit.ts';
import { ownDiskDoubt, unconnectedDoubt } from '../../line-output/connection.ts';
import { folderBook } from '../../line-output/folder-book.ts';
import { startLineOutput } from '../../line-output/sender.ts';
import type { WriteDb } from '../../store/handles.ts';
import { lineMessagesAfter } from '../../store/line/line-messages.ts';
import type { Store } from '../../store/opening/open.ts';
import { startRecorder } from '../../store/recording/grouped-recorder.ts';
import type { Recorded, ShotRecord } from '../../store/recording/shot-record.ts';
import { lineFolderOf, stationSettings } from '../../store/set-up/settings.ts';
import { createUsualPictures } from '../../usual-pictures.ts';
import type { startVisionPool, VisionPoolOptions } from '../../vision/pool/vision-pool.ts';
import type { FaultJournal } from '../fault-journal.ts';
import { LINE_OUTPUT_PLACE } from '../over-faults.ts';
import { createLineModels } from './line-models.ts';
import { modelPlace } from './lost-models.ts';
import { createRecipeBook } from './recipe-book.ts';
import { createRolloutPlaces } from './rollout-places.ts';
import { startShadowLine } from './shadow-line.ts';
import { watchBits } from './watch-bits.ts';

/** Images copied, looked at or recorded at the same time, per worker: enough that no worker waits for a disk. */
const SHOTS_PER_WORKER = 4;

/** The limits of a model run; anything omitted has its usual value. */
export type VisionBounds = Pick<VisionPoolOptions, 'lookTimeLimitMs' | 'loadTimeLimitMs' | 'shadowMemoryLimitBytes'>;

export type LineDeps = {
  readonly store: Store;
  /** Its write handle, whose transactions are named by their purpose. */
  readonly writes: (what: string) => WriteDb;
  /** All access to folders that may be on a share goes through this. */
  readonly calls: (folder: string) => FolderCalls;
  readonly clock: Clock;
  readonly draw: () => number;
  readonly workers: number;
  readonly maxPixels: number;
  readonly bounds: VisionBounds;
  readonly startPool: typeof startVisionPool;
  readonly journal: FaultJournal;
  readonly onBug: (where: string, bug: unknown) => void;
  readonly onRecorded: (record: ShotRecord, recorded: Recorded) => void;
  readonly onHoldsEnded: (dispositions: readonly DispositionId[]) => void;
  /** Something shown in lists of models changed without a command. */
  readonly onModelsChanged: () => void;
};

/** The parts of the line. They know each other only through what is passed here. */
export type LineParts = ReturnType<typeof buildLine>;

export function buildLine(deps: LineDeps) {
  const { store, clock, workers, maxPixels, journal, onBug } = deps;
  const { read, write } = store;
  const capacity = workers * SHOTS_PER_WORKER;
  const shotLimit = createShotLimit(capacity);
  const recorder = startRecorder(deps.writes('recorder'), {
    isBehind: () => shotLimit.isFull,
    enough: Math.ceil(capacity / 2),
  });
  const pool = deps.startPool({ ...deps.bounds, workers, maxPixels });
  const models = createLineModels(store, pool, (sha256, fault) => journal.note(modelPlace(store, sha256), fault));
  return {
    shotLimit,
    recorder,
    pool,
    models,
    rollouts: createRolloutPlaces(read, models.isLoaded),
    output: lineOutputOf(deps, recorder.noteLineWritten),
    shadow: startShadowLine({ store, clock, pool, journal, onBug, onTrouble: deps.onModelsChanged }),
    recipeBook: createRecipeBook(read),
    bits: watchBits(),
    usual: createUsualPictures({ db: write, clock, onBug: (bug) => onBug('usual pictures', bug) }),
  };
}

/** Where messages to the line are written. */
export function outputFolderOf({ store }: Pick<LineDeps, 'store'>): string {
  return lineFolderOf(store.read, store.folder);
}

function lineOutputOf(deps: LineDeps, noteWritten: Parameters<typeof startLineOutput>[0]['noteWritten']) {
  const { store, calls, clock, journal } = deps;
  const { read, folder } = store;
  const isOwnPlace = (place: string) => path.resolve(place) === folder.lineOutput;
  return startLineOutput({
    folder: () => outputFolderOf(deps),
    objection: async (place) => {
      const objection = await lineFolderObjection(place, { folder, lanes: [] });
      if (objection !== null || !stationSettings(read).isLineOutputOnShare) return objection;
      const doubt = await ownDiskDoubt(place, folder.root);
      return doubt && lineFolderUnsafe(place, doubt);
    },
    firstUse: async (place) => (isOwnPlace(place) ? null : unconnectedDoubt(place)),
    calls,
    book: folderBook(store, clock),
    messagesAfter: (seq, limit) => lineMessagesAfter(read, seq, limit),
    noteWritten,
    onFault: (fault) => journal.note(LINE_OUTPUT_PLACE, fault),
  });
}
