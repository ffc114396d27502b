import type { Clock } from '../clock.ts';
import type { Draw } from '../review/measured-looks.ts';
import type { Store } from '../store/opening/open.ts';
import type { Announce } from './announce.ts';
import type { Handlers } from './handlers.ts';
import type { LiveStation } from './live-station.ts';
import { gateHandlers } from './models/gate.ts';
import { goldenHandlers } from './models/golden.ts';
import { modelHandlers } from './models/model.ts';
import { replayHandlers } from './models/replay.ts';
import { rolloutHandlers } from './models/rollout.ts';
import { shadowHandlers } from './models/shadow.ts';
import { caseHandlers } from './parts/case.ts';
import { historyHandlers } from './parts/history.ts';
import { inspectionHandlers } from './parts/inspection.ts';
import { reportChangeHandlers, reportHandlers } from './parts/report.ts';
import { reviewHandlers } from './parts/review.ts';
import { adjudicationHandlers } from './people/adjudication.ts';
import { bookHandlers } from './people/book.ts';
import { challengeHandlers } from './people/challenge.ts';
import { consistencyHandlers } from './people/consistency.ts';
import { personHandlers } from './people/person.ts';
import { studyFigureHandlers, studyHandlers } from './people/study.ts';
import { laneHandlers } from './station/lane.ts';
import { lineOutputHandlers } from './station/line-output.ts';
import { recipeHandlers } from './station/recipe.ts';
import { simulatorHandlers } from './station/simulator.ts';
import { stationHandlers } from './station/station.ts';
import { transferHandlers } from './station/transfer.ts';

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
    ...rolloutHandlers(deps),
    ...inspectionHandlers(deps),
    ...historyHandlers(deps),
    ...caseHandlers(deps),
    ...reviewHandlers(deps),
    ...consistencyHandlers(deps),
    ...adjudicationHandlers(deps),
    ...challengeHandlers(deps),
    ...studyHandlers(deps),
    ...studyFigureHandlers(deps),
    ...bookHandlers(deps),
    ...reportHandlers(deps),
    ...reportChangeHandlers(deps),
    ...personHandlers(deps),
    ...transferHandlers(deps),
    ...simulatorHandlers(deps.live.simulator),
  };
}
