import type { ListName } from '../../../preload/contract/operations/made-stale.ts';
import type { DispositionId, InspectionId } from '../../../preload/contract/values/units.ts';

/** How the engine's parts announce events. Frequent ones are collected and sent as one. */
export type Announce = {
  readonly inspectionDecided: (id: InspectionId) => void;
  readonly dispositionMade: (id: DispositionId) => void;
  readonly listChanged: (...lists: readonly ListName[]) => void;
  /** There is something new to tell the line, or to hold back for a moment. */
  readonly lineChanged: () => void;
  readonly reviewChanged: () => void;
  readonly statusChanged: () => void;
};
