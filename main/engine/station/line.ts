import path from 'node:path';
import { failed } from '../../../preload/contract/faults/result.ts';
import type { DispositionId } from '../../../preload/contract/values/units.ts';
import type { Clock } from '../clock.ts';
import type { FolderCalls } from '../folder-calls.ts';
import { createNameReaders } from '../ingest/admit.ts';
import { findTold } from '../ingest/files/find-told.ts';
import { lineFolderObjection } from '../ingest/folders-in-use.ts';
import { startIngest } from '../ingest/ingest.ts';
import { createShotLimit } from '../ingest/shot-limit.ts';
import { ownDiskDoubt, unconnectedDoubt } from '../line-output/connection.ts';
import { folderBook, markedEpoch } from '../line-output/folder-book.ts';
import { startLineOutput } from '../line-output/sender.ts';
import { createPipeline } from '../pipeline.ts';
import { startHeldAnswers } from '../review/held-answers.ts';
import { startHolds } from '../review/holds.ts';
import type { WriteDb } from '../store/handles.ts';
import { lineMessagesAfter } from '../store/line/line-messages.ts';
import { beginEpoch } from '../store/line/line-station.ts';
import type { Store } from '../store/opening/open.ts';
import { startRecorder } from '../store/recording/grouped-recorder.ts';
import { findByContent, findByPixels, isContentRecorded, noteStamps } from '../store/recording/known-files.ts';
import type { Recorded, ShotRecord } from '../store/recording/shot-record.ts';
import { lineFolderOf, stationSettings } from '../store/set-up/settings.ts';
import { createUsualPictures } from '../usual-pictures.ts';
import type { startVisionPool, VisionPoolOptions } from '../vision/pool/vision-pool.ts';
import type { FaultJournal } from './fault-journal.ts';
import { createJudges } from './judges.ts';
import { createLineModels } from './line-models.ts';
import { createModelWatch } from './model-watch.ts';
import { createRecipeBook } from './recipe-book.ts';
import { startShadowLine } from './shadow-line.ts';
import { watchBits } from './watch-bits.ts';

/** Pictures copied, looked at or recorded at once, for each worker: enough that no worker waits for a disk. */
const SHOTS_PER_WORKER = 4;

/** How far a run of a model may go; what is left out is as usual. */
export type VisionBounds = Pick<VisionPoolOptions, 'lookTimeLimitMs' | 'loadTimeLimitMs' | 'shadowMemoryLimitBytes'>;

export type LineDeps = {
  readonly store: Store;
  /** Its writing handle, whose transactions are named by what they are for. */
  readonly writes: (what: string) => WriteDb;
  /** By which everything is done in a folder that may lie on a share. */
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
  /** What lists say of models has changed by itself. */
  readonly onModelsChanged: () => void;
};

export type Line = ReturnType<typeof startLine>;

/** From the camera folders to the line's messages: everything that goes on while nobody looks. */
export function startLine(deps: LineDeps) {
  const { store, calls, clock, draw, workers, maxPixels, journal, onBug } = deps;
  const { read, write, folder } = store;
  const outputFolder = () => lineFolderOf(read, folder);

  const isOwnPlace = (place: string) => path.resolve(place) === folder.lineOutput;
  const capacity = workers * SHOTS_PER_WORKER;
  const shotLimit = createShotLimit(capacity);
  const recorder = startRecorder(deps.writes('recorder'), {
    isBehind: () => shotLimit.isFull,
    enough: Math.ceil(capacity / 2),
  });
  const pool = deps.startPool({
    ...deps.bounds,
    workers,
    maxPixels,
  });
  const models = createLineModels(store, pool, (sha256, fault) => journal.note(`model ${sha256.slice(0, 8)}`, fault));
  const output = startLineOutput({
    folder: outputFolder,
    objection: async (place) => {
      const objection = await lineFolderObjection(place, { folder, lanes: [] });
      if (objection !== null || !stationSettings(read).isLineOutputOnShare) return objection;
      const doubt = await ownDiskDoubt(place, folder.root);
      return doubt && { code: 'line-folder', path: place, ...doubt };
    },
    firstUse: async (place) => (isOwnPlace(place) ? null : unconnectedDoubt(place)),
    calls,
    book: folderBook(store, clock),
    messagesAfter: (seq, limit) => lineMessagesAfter(read, seq, limit),
    noteWritten: recorder.noteLineWritten,
    onFault: (fault) => journal.note('line output', fault),
  });
  const shadow = startShadowLine({ store, clock, pool, journal, onBug, onTrouble: deps.onModelsChanged });
  const recipeBook = createRecipeBook(read);
  const judges = createJudges(read);
  const bits = watchBits();
  const usual = createUsualPictures({ db: write, clock, onBug: (bug) => onBug('usual pictures', bug) });
  const take = createPipeline({
    recipeOf: (lane) => recipeBook.newest(lane.recipeId),
    judgingFault: (recipe) => recipeBook.fault(recipe) ?? judges(recipe),
    modelDoubt: createModelWatch(read),
    admission: {
      keep: {
        folder,
        calls: calls(folder.originals),
        isRecorded: (sha256) => isContentRecorded(read, sha256),
      },
      readName: createNameReaders(),
      clock,
    },
    findByContent: (sha256) => findByContent(read, sha256),
    findTold: (shot) => findTold(read, folder, shot),
    findByPixels: (pixelHash) => findByPixels(read, pixelHash),
    inspect: async (request) => {
      const seen = await pool.inspect({ ...request, priority: 'line' });
      // A part whose model would not load says why, not merely that it is not there.
      const isMissing = !seen.ok && seen.fault.code === 'model-missing';
      return isMissing ? failed(models.whyMissing(request.modelSha256)) : seen;
    },
    usual,
    recorder,
    draw,
    clock,
    onRecorded: (record, recorded) => {
      output.poke();
      bits.note(record);
      deps.onRecorded(record, recorded);
      if (record.kind === 'inspection' && recorded.kind === 'inspected') shadow.show(record, recorded.inspectionId);
    },
    onBug: (shot, bug) => onBug(`shot ${shot.name}`, bug),
  });
  const ingest = startIngest({
    read,
    take,
    shotLimit,
    folder,
    calls,
    lineOutput: outputFolder,
    noteStamps: (stamps) => noteStamps(write, stamps),
    bitsSeen: bits.seen,
    usualLearned: (lane) => {
      const recipe = recipeBook.find(lane.recipeId);
      return recipe === null ? null : usual.learned(lane.id, recipe);
    },
    onFault: (lane, fault) => journal.note(`lane ${lane.name}`, fault),
  });
  const held = startHeldAnswers({
    db: deps.writes('held answers'),
    wallClock: clock.now,
    steadyClock: () => performance.now(),
    onTold: () => output.poke(),
    onError: (error) => onBug('holds', error),
  });
  const holds = startHolds({
    db: deps.writes('holds'),
    clock,
    onEnded: (ended) => {
      output.poke();
      deps.onHoldsEnded(ended);
    },
    onError: (error) => onBug('holds', error),
  });

  return {
    ingest,
    pool,
    models,
    shadow,
    load: () => {
      const inFlight = ingest.inFlight();
      return { isBusy: inFlight > 0, isCrowded: inFlight > workers || pool.stats().shadowsQueued > 0 };
    },
    outputFolder,
    /** Has a lane learn anew what is usual on it. */
    learnAnew: usual.forget,
    /** What keeps the line from being told at the moment. */
    outputFault: () => output.fault(),
    /** Takes the folder of the line into use as if it had never been: only a marker of another station is left alone. */
    takeFolder: output.take,
    /** Has it asked anew whether the folder of the line can be written to; does not wait for it, for a share may hang. */
    proveFolder: () => void output.between(() => undefined),
    /** Begins a new epoch behind all that is known of any. */
    beginEpoch: async (madeBy: string) => {
      const marker = await markedEpoch(outputFolder(), calls(outputFolder()));
      await output.between(() => {
        // What is written counts as written before the numbers change.
        void recorder.drain();
        beginEpoch(write, marker, madeBy, clock.now());
      });
    },
    /** There is something new to tell the line. */
    tell: () => {
      held.poke();
      output.poke();
    },
    /** Finishes what is in flight and tells the line of it. */
    stop: async () => {
      holds.stop();
      held.stop();
      await ingest.stop();
      await recorder.drain();
      await output.stop();
      await recorder.drain();
      await shadow.stop();
      await pool.close();
      shadow.flush();
    },
  };
}
