import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { LostModel, StationStatus } from '../../../preload/contract/station/status.ts';
import type { NotedFault } from './fault-journal.ts';

/** What the station knows at this moment of what it watches all the time. */
export type Watched = {
  readonly lanes: readonly Pick<LaneHealth, 'name' | 'fault'>[];
  readonly lineFault: Fault | null;
  readonly lostModels: readonly LostModel[];
};

/** The place under which the faults of a lane's folder are recorded. */
export const lanePlace = (name: string) => `lane ${name}`;
/** The place under which the faults of the line's folder are recorded. */
export const LINE_OUTPUT_PLACE = 'line output';

/**
 * Each fault with whether it is over. Only folders and the files of models are watched all the time, so only
 * their faults are ever known to be over: once the folder works, the model is loaded, or the lane is gone. Anything else is an event, which nobody can see end.
 */
export function withEnds(faults: readonly NotedFault[], watched: Watched): StationStatus['faults'] {
  const troubled = new Set(watched.lanes.filter(({ fault }) => fault !== null).map(({ name }) => lanePlace(name)));
  const lost = new Set(watched.lostModels.map(({ path }) => path));
  const isOver = ({ where, fault }: NotedFault) => {
    if (fault.code === 'model-file-unreadable') return !lost.has(fault.path);
    if (where === LINE_OUTPUT_PLACE) return watched.lineFault === null;
    return where.startsWith(lanePlace('')) && !troubled.has(where);
  };
  return faults.map((noted) => ({ ...noted, isOver: isOver(noted) }));
}
