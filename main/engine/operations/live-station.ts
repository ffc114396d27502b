import type { Fault, Result } from '../../../preload/contract/faults/result.ts';
import type { Reconciliation } from '../../../preload/contract/parts/reconciliation.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import type { LaneId, Sha256 } from '../../../preload/contract/values/units.ts';
import type { CaseControl } from '../containment/case-control.ts';
import type { FolderCalls } from '../folder-calls.ts';
import type { GateControl } from '../gate/gate-control.ts';
import type { realFolder } from '../ingest/watching/real-folder.ts';
import type { ReplayControl } from '../replay/replay-control.ts';
import type { DemoLine } from '../station/demo-line.ts';
import type { TransferControl } from '../transfer/transfer-control.ts';

/** What operations may ask of the running station, besides its store. */
export type LiveStation = {
  readonly status: () => StationStatus;
  /** Brings the running lanes in line with those in the store: starts, stops, restarts. */
  readonly followLanes: () => Promise<void>;
  /** Forgets what is usual on a lane. */
  readonly learnAnew: (laneId: LaneId) => void;
  /** Loads a registered model into every worker, before a recipe names it, so that no part waits for it. */
  readonly loadModel: (sha256: Sha256) => Promise<Result<null>>;
  /** Frees a model that no recipe names any more. */
  readonly unloadModel: (sha256: Sha256) => Promise<void>;
  /** Tries to load again what could not be loaded. */
  readonly retryModels: () => Promise<unknown>;
  /** Loads what the recipes need: champions, and previous ones for the way back. Does not wait. */
  readonly keepModelsWarm: () => void;
  /** Brings the running challengers in line with those in shadow in the store. */
  readonly followChallengers: () => Promise<void>;
  /** Does what roll-outs call for, and learns which are on. Resolves when it is done. */
  readonly followRollouts: () => Promise<void>;
  readonly reconcile: (laneId: LaneId) => Promise<Result<Reconciliation>>;
  /** Why the line cannot be told, `null` if it can. */
  readonly lineFault: () => Fault | null;
  readonly takeLineFolder: () => Promise<void>;
  /** Checks again whether the folder of the line can be written; does not wait, because a share may hang. */
  readonly proveLineFolder: () => void;
  /** Renumbers what the line has not been told yet, for use after a copy of the records was restored. */
  readonly beginLineEpoch: (madeBy: string) => Promise<void>;
  /** All access to folders that may be on a share goes through this. */
  readonly calls: (folder: string) => FolderCalls;
  /** The real path of a folder or, if it does not answer at once, the last known one. */
  readonly realFolder: typeof realFolder;
  /** Where messages to the line are written. */
  readonly lineFolder: () => string;
  readonly simulator: DemoLine;
  readonly gate: GateControl;
  readonly replays: ReplayControl;
  readonly cases: CaseControl;
  readonly transfers: TransferControl;
};
