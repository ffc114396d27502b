import { z } from 'zod';
import { rolloutIdSchema } from '../values/units.ts';
import { rolloutModeSchema } from './rollout-plan.ts';

/** Who has a say in a part while a roll-out is on: the champion alone, or the challenger too. */
export const rolloutArmSchema = z.enum(['champion', 'canary']);
export type RolloutArm = z.infer<typeof rolloutArmSchema>;

/** Which way a part went in a roll-out, as its record keeps it. */
export const partInRolloutSchema = z.object({
  rolloutId: rolloutIdSchema,
  arm: rolloutArmSchema,
  /** Of the plan, from 0; one beyond the last: the challenger was champion already. */
  step: z.number().int().nonnegative(),
  /** The share of the parts at that step, 0 to 1; 0: shadow, 1: the challenger decided all of them. */
  share: z.number().min(0).max(1),
  mode: rolloutModeSchema,
  challengerName: z.string(),
});
export type PartInRollout = Readonly<z.infer<typeof partInRolloutSchema>>;
