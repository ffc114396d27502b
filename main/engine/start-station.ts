import { notFound } from '../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import type { StationStatus } from '../../preload/contract/station/station.ts';
import { systemClock, type WallClock } from './clock.ts';

import { elsewhere } from './figures/elsewhere.ts';
import { figureHandlers } from './figures/figure-handlers.ts';
import { openFigureDesk } from './figures/figures-desk.ts';
import { CALL_LIMITS, type CallLimits, createFolderCallsBook } from './folder-calls.ts';

import { type GateBounds, openGateControl } from './gate/gate-control.ts';
import { clearIncoming } from './ingest/files/keep.ts';
import { reconcile } from './ingest/reconcile.ts';
import { excludedFrom } from './ingest/watching/lane-place.ts';
import { createFolderBook } from './ingest/watching/real-folder.ts';
import { type Log, silentLog } from './log.ts';
import { allHandlers } from './operations/all-handlers.ts';
import { createDispatch, type Dispatch } from './operations/dispatch.ts';
import type { LiveStation } from './operations/live-station.ts';
import { keepForgetting } from './previews/forget-previews.ts';
import { openPreviewProcess } from './previews/preview-process.ts';
import { createPreviews, type Locate } from './previews/previews.ts';
import { registerBundledModels } from './registry/bundled-models.ts';
import { clearHalfModels } from './registry/model-files.ts';
import { openReplayControl } from './replay/replay-control.ts';
import { startSendingOpposed } from './review/send-opposed.ts';
import { type Publish, startAnnouncer } from './station/announcer.ts';
import type { DemoLine, OpenDemoLine } from './station/demo-line.ts';
import { createFaultJournal, type FaultJournal } from './station/fault-journal.ts';
import { watchHealth } from './station/health.ts';
import { type Line, startLine, type VisionBounds } from './station/line.ts';
import { modelsInUse } from './station/line-models.ts';
import { noteRecorded } from './station/note-recorded.ts';
import { startRecount } from './station/recount.ts';
import { sampleStation } from './station/sample-station.ts';
import { stationStatus } from './station/status.ts';
import { namedWrites, watchThread } from './station/thread-watch.ts';
import { workerCount } from './station/worker-count.ts';
import { startSteadyClock, timeSource } from './steady-clock.ts';
import { begunExports } from './store/exports/begun-exports.ts';
import { openStore, type Store } from './store/opening/open.ts';
import { storeFault } from './store/opening/store-fault.ts';
import type { Recorded, ShotRecord } from './store/recording/shot-record.ts';
import { reviewQueue } from './store/review/review-queue.ts';
import { laneOf, lanes } from './store/set-up/lanes.ts';
import { stationSettings } from './store/set-up/settings.ts';
import { openTransferControl } from './transfer/transfer-control.ts';
import { startVisionPool } from './vision/pool/vision-pool.ts';

export type StationOptions = {
  readonly dataFolder: string;
  /** Where models that come with Lupa lie; null: none. */
  readonly modelsFolder: string | null;
  /** Opens the simulated line that belongs to the station. */
  readonly openDemoLine: OpenDemoLine;
  /** Vision workers, whatever the settings say. */
  readonly workers?: number;
  /** The computer's clock, and what goes on evenly beside it, where a test says what time it is. */
  readonly clock?: WallClock & { readonly monotonicMs?: () => number };
  /** Evenly distributed, 0 ≤ draw < 1: picks the decisions that are looked at again. */
  readonly draw?: () => number;
  readonly openLog?: (folder: string) => Log;
  readonly publish?: Publish;
  /** Called once per shot, when its record is durable. */
  readonly onRecorded?: (record: ShotRecord, recorded: Recorded) => void;
  /** How far models may go before they count as hanging or eating memory, and folders as silent, where that is not what is usual. */
  readonly bounds?: {
    readonly gate?: Partial<GateBounds>;
    readonly vision?: VisionBounds;
    readonly folders?: Partial<CallLimits>;
  };
  /** What looks at pictures, where it is not processes of their own. */
  readonly startPool?: typeof startVisionPool;
};

/** A station that runs. */
export type Station = {
  readonly store: Store;
  readonly dispatch: Dispatch;
  readonly locate: Locate;
  readonly status: () => StationStatus;
  /** True when every camera folder was looked through after its last movement and nothing is left to do. */
  readonly isDrained: () => boolean;
  /** Resolves when that has come true, looking through the folders sooner than usual for it. */
  readonly drain: () => Promise<void>;
  /** What keeps the line from being told, `null` while it is told everything. */
  readonly lineOutputFault: () => Fault | null;
  /** Finishes what is in flight, tells the line, and closes everything. */
  readonly stop: () => Promise<void>;
};

const MEGA = 1_000_000;

/** Opens a data folder and begins to inspect. Refused as `store-unusable` where the folder cannot be used. */
export async function startStation(options: StationOptions): Promise<Result<Station>> {
  const opened = openStore(options.dataFolder);
  if (!opened.ok) return opened;
  const store = opened.value;
  const log = options.openLog?.(store.folder.logs) ?? silentLog;
  if (store.upgrade !== null) log.note('store.upgraded', store.upgrade);
  if (store.stillOpen.length > 0) log.warn('data.not-private', { places: store.stillOpen });
  const station = runStation(store, log, options, await workerCount(store, options.workers));
  const leftover = await clearIncoming(store.folder);
  if (leftover !== null) station.journal.note('originals', leftover);
  await clearHalfModels(store.folder);
  await takeBundledModels(store, station.journal, options);
  await loadModels(store, station.line, station.journal);
  // Nobody waits for a challenger: the line begins without them.
  void station.line.shadow.follow();
  station.replays.follow();
  await station.line.ingest.apply(lanes(store.read));
  station.line.models.keepWarm();
  log.note('station.started', { dataFolder: store.folder.root });
  return ok(station);
}

function runStation(store: Store, log: Log, options: StationOptions, workers: number) {
  const { draw = Math.random, publish = () => undefined } = options;
  const { read, write, folder } = store;
  // A clock has something to say before there is a journal: it is set while the station is off as well.
  let tell = (work: () => void): void => void setImmediate(work);
  const clock = startSteadyClock(write, timeSource(options.clock), {
    onJump: ({ byMs }) => tell(() => journal.note('clock', { code: 'clock-set', byMs })),
    onError: (error) => tell(() => onBug('clock', error)),
  });
  const thread = watchThread({ now: clock.now, onHeld: (held) => log.warn('thread.held', held) });
  store.watchTimes(thread.during);
  const settings = stationSettings(read);
  const maxPixels = settings.maxPictureMegapixels * MEGA;
  const status = () =>
    stationStatus(store, clock, {
      lanes: line.ingest.health(),
      health: { ...poolHealth(line), ...health.read() },
      simulator: simulatorState(simulator),
      lineFault: line.outputFault(),
      unwritten: [...journal.unwritten()],
    });

  const onBug = (where: string, bug: unknown) => {
    log.error('engine.bug', { where, error: bug instanceof Error ? bug.stack : String(bug) });
    journal.note(where, storeFault(bug));
  };
  const announcer = startAnnouncer({
    db: read,
    publish,
    status,
    during: thread.during,
    reviewQueue: () => reviewQueue(read, clock.moment()),
    onBug,
  });
  const journal = createFaultJournal(write, clock, log, announcer.statusChanged);
  tell = (work) => work();
  store.watchUnreadable((row) => journal.note(`record ${row.what}`, storeFault(row)));
  const health = watchHealth(folder.root, thread);
  const calls = createFolderCallsBook({ ...CALL_LIMITS, ...options.bounds?.folders });
  const real = createFolderBook();
  const samples = sampleStation(store, clock, (error) => onBug('samples', error));
  const sending = startSendingOpposed({
    db: namedWrites(write, 'send disagreements', thread),
    clock,
    onSent: announcer.reviewChanged,
    onError: (error) => onBug('send disagreements', error),
  });
  const recount = startRecount({
    db: write,
    during: thread.during,
    onProgress: announcer.statusChanged,
    onError: (error) => onBug('recount', error),
  });
  const line = startLine({
    store,
    writes: (what) => namedWrites(write, what, thread),
    calls,
    clock,
    draw,
    workers,
    maxPixels,
    journal,
    onBug,
    onRecorded: (record, recorded) => {
      noteRecorded(log, record, recorded);
      if (recorded.kind === 'inspected') announcer.inspectionDecided(recorded.inspectionId);
      if (record.kind === 'inspection' && record.review !== null) announcer.reviewChanged();
      options.onRecorded?.(record, recorded);
    },
    onHoldsEnded: (ended) => {
      for (const id of ended) announcer.dispositionMade(id);
      announcer.reviewChanged();
      announcer.statusChanged();
    },
    bounds: options.bounds?.vision ?? {},
    startPool: options.startPool ?? startVisionPool,
    onModelsChanged: () => announcer.listChanged('models'),
  });
  const simulator = options.openDemoLine({
    folder: folder.simulatedLine,
    onState: announcer.statusChanged,
    onFailure: (reason) => journal.note('simulated line', { code: 'internal', message: reason }),
  });
  const transfers = openTransferControl({
    dataFolder: folder.root,
    clock,
    hasLeftovers: begunExports(read).length > 0,
    onState: (state) => publish('transfer.changed', state),
    onEnded: (task, end) => log.note('transfer.ended', { task: task.kind, end: end.kind }),
  });
  const gate = openGateControl((state) => publish('gate.changed', state), options.bounds?.gate);
  const replays = openReplayControl({
    store,
    clock,
    maxPixels,
    lineLoad: line.load,
    onChanged: (replay) => publish('replay.changed', replay),
    onBug,
  });
  const figures = openFigureDesk({
    dataFolder: folder.root,
    clock,
    onUnreadable: (what, fault) => journal.note(`record ${what}`, fault),
    onBug,
  });
  const previewProcess = openPreviewProcess();
  const previewsForgotten = keepForgetting(folder, clock, (error) => onBug('previews', error));

  const live: LiveStation = {
    status,
    followLanes: () => line.ingest.apply(lanes(read)),
    learnAnew: (laneId) => line.learnAnew(laneId),
    loadModel: line.models.load,
    unloadModel: line.models.unload,
    keepModelsWarm: line.models.keepWarm,
    followChallengers: line.shadow.follow,
    reconcile: async (laneId) => {
      const lane = laneOf(read, laneId);
      if (lane === null) return failed(notFound('lane', laneId));
      const lineOutput = line.outputFolder();
      const excluded = await excludedFrom(lane, { folder, lineOutput, lanes: lanes(read), real });
      return reconcile(read, lane, excluded, calls(lane.folder));
    },
    lineFault: line.outputFault,
    takeLineFolder: line.takeFolder,
    proveLineFolder: line.proveFolder,
    beginLineEpoch: line.beginEpoch,
    calls,
    realFolder: real,
    lineFolder: line.outputFolder,
    simulator,
    gate,
    replays,
    transfers,
  };
  const announce = {
    ...announcer,
    dispositionMade: (id: Parameters<typeof announcer.dispositionMade>[0]) => {
      announcer.dispositionMade(id);
      // The line waits for this answer.
      line.tell();
    },
    lineChanged: line.tell,
  };

  return {
    store,
    line,
    replays,
    journal,
    dispatch: createDispatch({
      handlers: {
        ...allHandlers({ store, clock, announce, live, draw }),
        ...elsewhere(figureHandlers({ store, clock }), figures),
      },
      db: read,
      during: thread.during,
      onBug,
    }),
    locate: createPreviews({ db: read, folder, maxPixels, process: previewProcess }),
    status,
    isDrained: () => line.ingest.isDrained(),
    drain: () => line.ingest.drain(),
    lineOutputFault: line.outputFault,
    stop: async () => {
      gate.cancel();
      recount.stop();
      sending.stop();
      previewsForgotten.stop();
      previewProcess.close();
      figures.close();
      announcer.stop();
      await Promise.all([simulator.stop(), replays.stop(), line.stop(), transfers.stop()]);
      health.stop();
      samples.stop();
      clock.stop();
      log.note('station.stopped');
      log.close();
      store.close();
    },
  };
}

async function takeBundledModels(store: Store, journal: FaultJournal, options: StationOptions): Promise<void> {
  if (options.modelsFolder === null) return;
  const importer = { store, importedBy: { name: 'Lupa', personId: null }, now: (options.clock ?? systemClock).now };
  await registerBundledModels(options.modelsFolder, importer, (file, fault) => journal.note(`model ${file}`, fault));
}

/** A model that cannot be loaded keeps no part waiting: its parts are told ERROR, and the fault is on the screen. */
async function loadModels(store: Store, line: Line, journal: FaultJournal): Promise<void> {
  for (const sha256 of modelsInUse(store)) {
    const loaded = await line.models.load(sha256);
    if (!loaded.ok) journal.note(`model ${sha256.slice(0, 8)}`, loaded.fault);
  }
}

function poolHealth({ pool, ingest }: Line) {
  const { workers, busy, queued, replaced } = pool.stats();
  const backlog = ingest.health().reduce((sum, lane) => sum + lane.waiting, 0);
  return { workers, inFlight: busy + queued, backlog, restarts: replaced };
}

function simulatorState(simulator: DemoLine): StationStatus['simulator'] {
  const state = simulator.state();
  if (state === null) return 'absent';
  return state.stats.isPlaying ? 'playing' : 'paused';
}
