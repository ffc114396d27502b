import { onTestFinished } from 'vitest';
import type { Clock } from '../../../main/engine/clock.ts';
import { type CaseControl, openCaseControl } from '../../../main/engine/containment/case-control.ts';
import { createFolderCallsBook } from '../../../main/engine/folder-calls.ts';
import { openGateControl } from '../../../main/engine/gate/gate-control.ts';
import { realFolder } from '../../../main/engine/ingest/watching/real-folder.ts';
import { allHandlers } from '../../../main/engine/operations/all-handlers.ts';
import type { Announce } from '../../../main/engine/operations/announce.ts';
import { createDispatch, type Dispatch } from '../../../main/engine/operations/dispatch.ts';
import type { LiveStation } from '../../../main/engine/operations/live-station.ts';
import { stationStatus } from '../../../main/engine/station/status.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { lineFolderOf } from '../../../main/engine/store/set-up/settings.ts';
import { openTransferControl } from '../../../main/engine/transfer/transfer-control.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../preload/contract/faults/result.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { openTestStore } from '../store/open-test-store.ts';
import { fixedClock } from '../time/fixed-clock.ts';
import { type Calls, callsTo } from './calls.ts';

export type TestDesk = Calls & {
  readonly store: Store;
  readonly dispatch: Dispatch;
  /** What handlers threw. */
  readonly bugs: readonly unknown[];
  /** Closes the store once nothing uses it any more. Otherwise it is closed when the test has finished. */
  readonly close: () => Promise<void>;
};

/** Every operation on a real store, without running lanes: models count as loaded, and there is no simulated line. */
export function openTestDesk(
  options: { readonly clock?: Clock; readonly root?: string; readonly draw?: () => number } = {},
): TestDesk {
  const { clock = fixedClock('2026-03-02T06:00:00Z'), root = temporaryFolder(), draw = () => 0.999 } = options;
  const store = openTestStore(root);
  const cases = testCases(store, clock);
  const live = { ...restingStation(store, clock), cases };
  // Before the store is closed: what was registered last happens first.
  onTestFinished(cases.stop);
  const bugs: unknown[] = [];
  const handlers = allHandlers({ store, clock, announce: silent, live, draw });
  const dispatch = createDispatch({ handlers, db: store.read, onBug: (_operation, bug) => void bugs.push(bug) });
  const close = async () => {
    await cases.stop();
    store.close();
  };
  return { store, dispatch, bugs, close, ...callsTo(dispatch) };
}

function testCases(store: Store, clock: Clock): CaseControl {
  return openCaseControl({
    db: store.write,
    clock,
    onChanged: () => undefined,
    onRecalled: () => undefined,
    onBug: (_where, bug) => {
      throw bug;
    },
  });
}

const silent: Announce = {
  inspectionDecided: () => undefined,
  dispositionMade: () => undefined,
  listChanged: () => undefined,
  lineChanged: () => undefined,
  reviewChanged: () => undefined,
  statusChanged: () => undefined,
};

function restingStation(store: Store, clock: Clock): Omit<LiveStation, 'cases'> {
  const health = {
    ...{ workers: 0, inFlight: 0, backlog: 0, workersReplaced: 0 },
    ...{ eventLoopP99Ms: 0, longestHold: null, memoryMb: 0, diskFreeGb: null },
  };
  return {
    status: () =>
      stationStatus(store, clock, {
        lanes: [],
        health,
        simulator: 'absent',
        lineFault: null,
        lostModels: [],
        unwritten: [],
      }),
    followLanes: () => Promise.resolve(),
    learnAnew: () => undefined,
    loadModel: () => Promise.resolve(ok(null)),
    unloadModel: () => Promise.resolve(),
    retryModels: () => Promise.resolve(),
    keepModelsWarm: () => undefined,
    followRollouts: () => Promise.resolve(),
    followChallengers: () => Promise.resolve(),
    reconcile: (laneId) => Promise.resolve(failed(notFound('lane', laneId))),
    lineFault: () => null,
    calls: createFolderCallsBook(),
    realFolder,
    lineFolder: () => lineFolderOf(store.read, store.folder),
    takeLineFolder: () => Promise.resolve(),
    proveLineFolder: () => undefined,
    beginLineEpoch: () => Promise.resolve(),
    gate: openGateControl(() => undefined),
    replays: {
      follow: () => undefined,
      release: () => undefined,
      asNow: (replay) => replay,
      stop: () => Promise.resolve(),
    },
    transfers: openTransferControl({
      dataFolder: store.folder.root,
      clock,
      hasLeftovers: false,
      onState: () => undefined,
      onEnded: () => undefined,
    }),
    simulator: {
      cameraFolder: `${store.folder.simulatedLine}/camera`,
      truthFolder: `${store.folder.simulatedLine}/truth`,
      begin: () => undefined,
      state: () => null,
      change: () => Promise.resolve(null),
      play: () => Promise.resolve(null),
      pause: () => Promise.resolve(null),
      truthOf: () => Promise.resolve(null),
      stop: () => Promise.resolve(),
    },
  };
}
