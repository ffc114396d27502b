import { z } from 'zod';
import { changeReasonSchema } from '../models/model-state.ts';
import { changedPartsSchema, comparisonFilterSchema, comparisonSchema, shadowVerdictSchema } from '../models/shadow.ts';
import { inspectionIdSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { engineers, everybody, leaders, nothing, type OperationsOf } from './operation-spec.ts';

/** Parts per shift; 0: none. */
const perShiftSchema = z.number().int().min(0).max(500);

/** Challengers beside the champion, and how they compare. */
export const shadowOperations = {
  /** Runs a model beside the champion of a recipe: it sees the same parts and decides nothing. */
  'shadow.begin': {
    input: z.object({ sha256: sha256Schema, recipeId: recipeIdSchema, reason: changeReasonSchema }),
    output: nothing,
    roles: engineers,
  },
  'shadow.end': {
    input: z.object({ sha256: sha256Schema, recipeId: recipeIdSchema, reason: changeReasonSchema }),
    output: nothing,
    roles: engineers,
  },
  /** How many of the parts on which it and the champion decide the opposite go to people automatically per shift, and how many have in this one. */
  'shadow.sending': {
    input: z.object({ sha256: sha256Schema }),
    output: z.object({ perShift: perShiftSchema, sentThisShift: z.number().int() }),
    roles: leaders,
  },
  'shadow.set-sending': {
    input: z.object({ sha256: sha256Schema, perShift: perShiftSchema }),
    output: nothing,
    roles: engineers,
  },
  'shadow.compare': { input: comparisonFilterSchema, output: comparisonSchema, roles: leaders },
  /** Newest first. */
  'shadow.changed-parts': {
    input: z.object({
      filter: comparisonFilterSchema,
      before: inspectionIdSchema.nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: changedPartsSchema,
    roles: leaders,
  },
  /** Sends the newest of these parts that nobody has looked at to people, blind; each only once. */
  'shadow.send-to-review': {
    input: z.object({ filter: comparisonFilterSchema, atMost: z.number().int().min(1).max(2000) }),
    output: z.object({ sent: z.number().int() }),
    roles: engineers,
  },
  /** What challengers would have decided about one part; nothing while the part is judged blind. */
  'shadow.verdicts': {
    input: z.object({ id: inspectionIdSchema }),
    output: z.array(shadowVerdictSchema),
    roles: everybody,
  },
} as const satisfies OperationsOf<'shadow'>;
