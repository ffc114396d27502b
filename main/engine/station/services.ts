import { openCaseControl } from '../containment/case-control.ts';
import { openFigureDesk } from '../figures/figures-desk.ts';
import { CALL_LIMITS, createFolderCallsBook } from '../folder-calls.ts';
import { openGateControl } from '../gate/gate-control.ts';
import { createFolderBook } from '../ingest/watching/real-folder.ts';
import { openPreviewProcess } from '../previews/preview-process.ts';
import { openReplayControl } from '../replay/replay-control.ts';
import { isOfCase } from '../store/containment/case-looks.ts';
import { begunExports } from '../store/exports/begun-exports.ts';
import type { Store } from '../store/opening/open.ts';
import { stationSettings } from '../store/set-up/settings.ts';
import { openTransferControl } from '../transfer/transfer-control.ts';
import { startVisionPool } from '../vision/pool/vision-pool.ts';
import { watchHealth } from './health.ts';
import { type Line, startLine } from './line/line.ts';
import type { LineDeps } from './line/line-parts.ts';
import { noteRecorded } from './note-recorded.ts';
import type { Reports } from './reports.ts';
import { startRolloutKeeper } from './rollout-keeper.ts';
import { sampleStation } from './sample-station.ts';
import type { StationOptions } from './station-options.ts';
import { namedWrites } from './thread-watch.ts';
import { startUpkeep } from './upkeep.ts';

const MEGA = 1_000_000;

/** Everything that works in a station, besides operations. */
export type Services = ReturnType<typeof startServices>;

export function startServices(store: Store, reports: Reports, options: StationOptions, workers: number) {
  const { clock, log, thread, publish, announcer, journal, onBug } = reports;
  const { folder } = store;
  const maxPixels = stationSettings(store.read).maxPictureMegapixels * MEGA;
  const health = watchHealth(folder.root, thread);
  const samples = sampleStation(store, clock, (error) => onBug('samples', error));
  const calls = createFolderCallsBook({ ...CALL_LIMITS, ...options.bounds?.folders });
  const line = stationLine(store, reports, options, { workers, maxPixels, calls }, () => rollouts.poke());
  const rollouts = rolloutKeeper(store, reports, line);
  return {
    maxPixels,
    calls,
    realFolder: createFolderBook(),
    health,
    samples,
    upkeep: startUpkeep(store, reports),
    line,
    rollouts,
    simulator: options.openDemoLine({
      folder: folder.simulatedLine,
      onState: announcer.statusChanged,
      onFailure: (reason) => journal.note('simulated line', { code: 'internal', message: reason }),
    }),
    transfers: openTransferControl({
      dataFolder: folder.root,
      clock,
      hasLeftovers: begunExports(store.read).length > 0,
      onState: (state) => publish('transfer.changed', state),
      onEnded: (task, end) => log.note('transfer.ended', { task: task.kind, end: end.kind }),
    }),
    gate: openGateControl((state) => publish('gate.changed', state), options.bounds?.gate),
    replays: openReplayControl({
      store,
      clock,
      maxPixels,
      lineLoad: line.load,
      onChanged: (replay) => {
        publish('replay.changed', replay);
        if (!isOfCase(store.read, replay.id)) return;
        announcer.listChanged('cases');
        announcer.reviewChanged();
      },
      onBug,
    }),
    cases: openCaseControl({
      db: namedWrites(store.write, 'cases', thread),
      clock,
      onChanged: () => announcer.listChanged('cases'),
      onRecalled: line.tell,
      onBug,
    }),
    figures: openFigureDesk({
      dataFolder: folder.root,
      clock,
      onUnreadable: (what, fault) => journal.note(`record ${what}`, fault),
      onBug,
    }),
    previewProcess: openPreviewProcess(),
  };
}

/** Ends them all; finally the line is told about work in progress. */
export async function stopServices(services: Services, { announcer }: Reports): Promise<void> {
  const { gate, upkeep, previewProcess, figures } = services;
  const { simulator, replays, cases, line, rollouts, transfers, health, samples } = services;
  gate.cancel();
  upkeep.stop();
  previewProcess.close();
  figures.close();
  announcer.stop();
  await rollouts.stop();
  // Before the line, which is told what was recalled.
  await cases.stop();
  await Promise.all([simulator.stop(), replays.stop(), line.stop(), transfers.stop()]);
  health.stop();
  samples.stop();
}

function rolloutKeeper(store: Store, { clock, announcer, journal, onBug }: Reports, line: Line) {
  return startRolloutKeeper({
    store,
    clock,
    loadModel: line.models.load,
    watch: line.shadow.watch,
    onChanged: () => {
      line.rollouts.follow();
      line.models.keepWarm();
      void line.shadow.follow();
      announcer.listChanged('rollouts', 'models', 'recipes');
      announcer.statusChanged();
    },
    onSent: announcer.reviewChanged,
    onFault: (sha256, fault) => journal.note(`model ${sha256.slice(0, 8)}`, fault),
    onBug: (bug) => onBug('roll-outs', bug),
  });
}

function stationLine(
  store: Store,
  { clock, log, thread, announcer, journal, onBug }: Reports,
  options: StationOptions,
  given: Pick<LineDeps, 'workers' | 'maxPixels' | 'calls'>,
  onRolledOut: () => void,
) {
  return startLine({
    ...given,
    store,
    writes: (what) => namedWrites(store.write, what, thread),
    clock,
    draw: options.draw ?? Math.random,
    journal,
    onBug,
    onRecorded: (record, recorded) => {
      noteRecorded(log, record, recorded);
      if (recorded.kind === 'inspected') announcer.inspectionDecided(recorded.inspectionId);
      if (record.kind === 'inspection' && record.review !== null) announcer.reviewChanged();
      if (record.kind === 'inspection' && record.rollout !== undefined) onRolledOut();
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
}
