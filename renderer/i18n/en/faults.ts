import { reasons } from './reasons.ts';

/** Why a verdict is what it is, and where trouble arose. What faults are said with is in `preload/words`. */
export const faults = {
  reason: reasons,
  'fault-place': {
    lane: 'lane {{name}}',
    model: 'model {{name}}',
    challenger: 'challenger {{name}}',
    shot: 'image {{name}}',
    record: 'record {{name}}',
    vision: 'vision workers',
    'line output': 'line output',
    'simulated line': 'simulated line',
    holds: 'holds',
    samples: 'station figures',
    previews: 'previews',
    shadow: 'shadow run',
    clock: 'clock',
  },
} as const;
