import type { LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { LightState } from './light.tsx';

export const laneLight = { watching: 'well', paused: 'idle', unreachable: 'trouble' } as const satisfies Record<
  LaneHealth['state'],
  LightState
>;
