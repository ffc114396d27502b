import { type Fault, ok, type Result } from '../../preload/contract/faults/result.ts';
import type { StationStatus } from '../../preload/contract/station/status.ts';
import { systemClock } from './clock.ts';
import { elsewhere } from './figures/elsewhere.ts';
import { figureHandlers } from './figures/figure-handlers.ts';
import { clearIncoming } from './ingest/files/keep.ts';
import { type Log, silentLog } from './log.ts';
import { allHandlers } from './operations/all-handlers.ts';
import { createDispatch, type Dispatch } from './operations/dispatch.ts';
import { createPreviews, type Locate } from './previews/previews.ts';
import { registerBundledModels } from './registry/bundled-models.ts';
import { clearHalfModels } from './registry/model-files.ts';
import type { DemoLine } from './station/demo-line.ts';
import type { FaultJournal } from './station/fault-journal.ts';
import type { Line } from './station/line/line.ts';
import { modelsInUse } from './station/line/line-models.ts';
import { modelPlace } from './station/line/lost-models.ts';
import { liveStation } from './station/live.ts';
import { openReports, type Reports } from './station/reports.ts';
import { type Services, startServices, stopServices } from './station/services.ts';
import type { StationOptions } from './station/station-options.ts';
import { stationStatus } from './station/status.ts';
import { workerCount } from './station/worker-count.ts';
import { openStore, type Store } from './store/opening/open.ts';
import { lanes } from './store/set-up/lanes.ts';
import { THE_STATION } from './store/station/author.ts';

/** A running station. */
export type Station = {
  readonly store: Store;
  readonly dispatch: Dispatch;
  readonly locate: Locate;
  readonly status: () => StationStatus;
  /** True when every camera folder was looked through after its last change and nothing is left to do. */
  readonly isDrained: () => boolean;
  /** Resolves when that becomes true, looking through the folders sooner than usual. */
  readonly drain: () => Promise<void>;
  /** What keeps the line from being told; `null` while it is told everything. */
  readonly lineOutputFault: () => Fault | null;
  /** Finishes what is in flight, tells the line, and closes everything. */
  readonly stop: () => Promise<void>;
};

/** Opens a data folder and begins to inspect. Refused as `store-unusable` if the folder cannot be used. */
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
  // Challengers are not waited for: the line starts without them.
  void station.line.shadow.follow();
  station.replays.follow();
  station.cases.follow();
  await station.line.ingest.apply(lanes(store.read));
  station.line.models.keepWarm();
  log.note('station.started', { dataFolder: store.folder.root });
  return ok(station);
}

function runStation(store: Store, log: Log, options: StationOptions, workers: number) {
  const reports = openReports(store, log, options, () => status());
  const services = startServices(store, reports, options, workers);
  const { line, replays, cases, figures, previewProcess, maxPixels } = services;
  const { clock, thread, journal, onBug } = reports;
  const { read, folder } = store;
  const status = () => statusOf(store, reports, services);
  const own = allHandlers({
    store,
    clock,
    announce: announceTo(reports, services),
    draw: options.draw ?? Math.random,
    live: liveStation(store, services, status),
  });
  return {
    store,
    line,
    replays,
    cases,
    journal,
    dispatch: createDispatch({
      handlers: { ...own, ...elsewhere(figureHandlers({ store, clock }), figures) },
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
      await stopServices(services, reports);
      clock.stop();
      log.note('station.stopped');
      log.close();
      store.close();
    },
  };
}

function statusOf(store: Store, { clock, journal }: Reports, { line, health, simulator }: Services): StationStatus {
  return stationStatus(store, clock, {
    lanes: line.ingest.health(),
    health: { ...poolHealth(line), ...health.read() },
    simulator: simulatorState(simulator),
    lineFault: line.outputFault(),
    lostModels: [...line.models.lost()],
    unwritten: [...journal.unwritten()],
  });
}

/** Tells the windows, and tells the line what it is waiting for. */
function announceTo({ announcer }: Reports, { line, rollouts }: Services) {
  return {
    ...announcer,
    dispositionMade: (id: Parameters<typeof announcer.dispositionMade>[0]) => {
      announcer.dispositionMade(id);
      line.tell();
      rollouts.poke();
    },
    lineChanged: line.tell,
  };
}

async function takeBundledModels(store: Store, journal: FaultJournal, options: StationOptions): Promise<void> {
  if (options.modelsFolder === null) return;
  const importer = { store, importedBy: THE_STATION, now: (options.clock ?? systemClock).now };
  await registerBundledModels(options.modelsFolder, importer, (file, fault) => journal.note(`model ${file}`, fault));
}

/** A model that cannot be loaded keeps no part waiting: its parts are told ERROR, and the fault is on the screen. */
async function loadModels(store: Store, line: Line, journal: FaultJournal): Promise<void> {
  for (const sha256 of modelsInUse(store)) {
    const loaded = await line.models.load(sha256);
    if (!loaded.ok) journal.note(modelPlace(store, sha256), loaded.fault);
  }
}

function poolHealth({ pool, ingest }: Line) {
  const { workers, busy, replaced } = pool.stats();
  const backlog = ingest.health().reduce((sum, lane) => sum + lane.waiting, 0);
  return { workers, inFlight: busy, backlog, workersReplaced: replaced };
}

function simulatorState(simulator: DemoLine): StationStatus['simulator'] {
  const state = simulator.state();
  if (state === null) return 'absent';
  return state.stats.isPlaying ? 'playing' : 'paused';
}
