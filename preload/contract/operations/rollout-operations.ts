import { z } from 'zod';
import { objectionCodeSchema } from '../models/model-objection.ts';
import { changeReasonSchema } from '../models/model-state.ts';
import { rolloutDetailSchema, rolloutNoticeSchema, rolloutSchema } from '../models/rollout.ts';
import { rolloutModeSchema } from '../models/rollout-plan.ts';
import { recipeIdSchema, rolloutIdSchema, sha256Schema } from '../values/units.ts';
import { engineers, everybody, leaders, nothing, type OperationsOf } from './operation-spec.ts';

const order = z.object({ id: rolloutIdSchema, reason: changeReasonSchema });

/** A new model takes over in steps, and goes back by evidence. */
export const rolloutOperations = {
  /** Those that are on, and those that went back or were stopped and of which nobody has read so. */
  'rollout.notices': { input: nothing, output: z.array(rolloutNoticeSchema), roles: everybody },
  /** Newest first. */
  'rollout.list': { input: nothing, output: z.array(rolloutSchema), roles: leaders },
  'rollout.read': { input: z.object({ id: rolloutIdSchema }), output: rolloutDetailSchema, roles: leaders },
  /** Refused as `promotion-refused` by what could never let the model become champion, and by what is not set aside in `despite`. */
  'rollout.begin': {
    input: z.object({
      recipeId: recipeIdSchema,
      sha256: sha256Schema,
      reason: changeReasonSchema,
      /** Left out: as the recipe's plan says. */
      mode: rolloutModeSchema.optional(),
      despite: z.array(objectionCodeSchema).max(20),
    }),
    output: z.object({ id: rolloutIdSchema }),
    roles: engineers,
  },
  /** Takes the canary off the line; the challenger goes on in shadow. */
  'rollout.pause': { input: order, output: nothing, roles: leaders },
  'rollout.resume': { input: order, output: nothing, roles: engineers },
  /** Goes on from where a guard or the plan waits for an engineer. */
  'rollout.advance': { input: order, output: nothing, roles: engineers },
  /** The champion decides from the next part on. */
  'rollout.roll-back': { input: order, output: nothing, roles: leaders },
  /** Makes the challenger champion at once, whatever the step still waits for; it is watched all the same. */
  'rollout.promote': { input: order, output: nothing, roles: engineers },
  /** Somebody has read that it went back. */
  'rollout.seen': { input: z.object({ id: rolloutIdSchema }), output: nothing, roles: leaders },
} as const satisfies OperationsOf<'rollout'>;
