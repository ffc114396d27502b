import type { Clock } from '../clock.ts';
import type { Draw } from '../review/measured-looks.ts';
import type { Store } from '../store/open.ts';
import { adjudicationHandlers } from './adjudication.ts';
import type { Announce } from './announce.ts';
import { bookHandlers } from './book.ts';
import { challengeHandlers } from './challenge.ts';
import { consistencyHandlers } from './consistency.ts';
import { gateHandlers } from './gate.ts';
import { goldenHandlers } from './golden.ts';
import type { Handlers } from './handlers.ts';
import { historyHandlers } from './history.ts';
import { inspectionHandlers } from './inspection.ts';
import { laneHandlers } from './lane.ts';
import { lineOutputHandlers } from './line-output.ts';
import type { LiveStation } from './live-station.ts';
import { modelHandlers } from './model.ts';
import { personHandlers } from './person.ts';
import { recipeHandlers } from './recipe.ts';
import { replayHandlers } from './replay.ts';
import { reportHandlers } from './report.ts';
import { reviewHandlers } from './review.ts';
import { shadowHandlers } from './shadow.ts';
import { simulatorHandlers } from './simulator.ts';
import { stationHandlers } from './station.ts';
import { transferHandlers } from './transfer.ts';

export type OperationDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
  readonly draw: Draw;
};

/** Every operation of the contract; one that is missing here does not compile. */
export function allHandlers(deps: OperationDeps): Handlers {
  const lanes = laneHandlers(deps);
  const recipes = recipeHandlers(deps);
  return {
    ...lanes,
    ...recipes,
    ...stationHandlers({ ...deps, handlers: { ...lanes, ...recipes } }),
    ...lineOutputHandlers(deps),
    ...modelHandlers(deps),
    ...gateHandlers(deps),
    ...goldenHandlers(deps),
    ...shadowHandlers(deps),
    ...replayHandlers(deps),
    ...inspectionHandlers(deps),
    ...historyHandlers(deps),
    ...reviewHandlers(deps),
    ...consistencyHandlers(deps),
    ...adjudicationHandlers(deps),
    ...challengeHandlers(deps),
    ...bookHandlers(deps),
    ...reportHandlers(deps),
    ...personHandlers(deps),
    ...transferHandlers(deps),
    ...simulatorHandlers(deps.live.simulator),
  };
}
