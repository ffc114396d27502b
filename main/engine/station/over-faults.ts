import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import type { NotedFault } from './fault-journal.ts';

/** What the station knows of its folders at this moment. */
export type Folders = {
  readonly lanes: readonly Pick<LaneHealth, 'name' | 'fault'>[];
  readonly lineFault: Fault | null;
};

/** The place under which the faults of a lane's folder are recorded. */
export const lanePlace = (name: string) => `lane ${name}`;
/** The place under which the faults of the line's folder are recorded. */
export const LINE_OUTPUT_PLACE = 'line output';

/**
 * Each fault with whether it is over. Only folders are watched all the time, so only their faults are ever known to be over:
 * once the folder works, or the lane is gone. Anything else is an event, which nobody can see end.
 */
export function withEnds(faults: readonly NotedFault[], folders: Folders): StationStatus['faults'] {
  const troubled = new Set(folders.lanes.filter(({ fault }) => fault !== null).map(({ name }) => lanePlace(name)));
  const isOver = ({ where }: NotedFault) => {
    if (where === LINE_OUTPUT_PLACE) return folders.lineFault === null;
    return where.startsWith(lanePlace('')) && !troubled.has(where);
  };
  return faults.map((noted) => ({ ...noted, isOver: isOver(noted) }));
}
