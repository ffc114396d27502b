import { z } from 'zod';
import { laneSchema, laneSettingsSchema } from '../station/lane.ts';
import { laneIdSchema } from '../values/units.ts';
import { engineers, nothing, type OperationsOf, people } from './operation-spec.ts';

/** Camera folders and how they are watched. */
export const laneOperations = {
  'lane.list': { input: nothing, output: z.array(laneSchema), roles: people },
  'lane.add': { input: laneSettingsSchema, output: laneSchema, roles: engineers },
  'lane.change': { input: laneSchema, output: laneSchema, roles: engineers },
  /** Forgets what is usual on a lane, after a deliberate change of camera, lamp or part. */
  'lane.learn-anew': { input: z.object({ id: laneIdSchema }), output: nothing, roles: engineers },
  'lane.remove': { input: z.object({ id: laneIdSchema }), output: nothing, roles: engineers },
} as const satisfies OperationsOf<'lane'>;
