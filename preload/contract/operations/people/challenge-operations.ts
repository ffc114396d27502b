import { z } from 'zod';
import { challengeSchema, knownAnswerSchema } from '../../people/challenge.ts';
import { inspectionIdSchema, recipeIdSchema } from '../../values/units.ts';
import { leaders, nothing, type OperationsOf } from '../operation-spec.ts';

/** Parts with known answers that are mixed into the queue. */
export const challengeOperations = {
  'challenge.list': { input: z.object({ recipeId: recipeIdSchema }), output: z.array(challengeSchema), roles: leaders },
  /** Mixes a part into the queue from now on. Refused as `conflict` if its answer is neither given nor agreed. */
  'challenge.add': {
    input: z.object({ inspectionId: inspectionIdSchema, answer: knownAnswerSchema.nullable() }),
    output: challengeSchema,
    roles: leaders,
  },
  /** Mixes in parts of the simulated line, half of them bad, with their true defects as the known answer. */
  'challenge.add-simulated': {
    input: z.object({ recipeId: recipeIdSchema, count: z.number().int().min(1).max(100) }),
    output: z.object({ good: z.number().int(), bad: z.number().int() }),
    roles: leaders,
  },
  'challenge.remove': { input: z.object({ inspectionId: inspectionIdSchema }), output: nothing, roles: leaders },
} as const satisfies OperationsOf<'challenge'>;
