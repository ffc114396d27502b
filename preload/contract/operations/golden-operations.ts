import { z } from 'zod';
import { GOLDEN_FILL_MAX, goldenCandidateSchema, goldenPartSchema, goldenStockSchema } from '../models/gate.ts';
import { knownAnswerSchema } from '../people/challenge.ts';
import { transferStateSchema } from '../station/transfer.ts';
import { inspectionIdSchema, recipeIdSchema } from '../values/units.ts';
import { engineers, leaders, nothing, type OperationsOf } from './operation-spec.ts';

/** The parts with an agreed answer on which models are tested. */
export const goldenOperations = {
  'golden.list': { input: z.object({ recipeId: recipeIdSchema }), output: z.array(goldenPartSchema), roles: leaders },
  'golden.candidate': {
    input: z.object({ inspectionId: inspectionIdSchema }),
    output: goldenCandidateSchema,
    roles: leaders,
  },
  /**
   * Adds a part to the golden set of its recipe. Refused as `conflict` if its answer is neither agreed nor stated here; a
   * stated answer becomes the agreed one, under the name of whoever states it.
   */
  'golden.add': {
    input: z.object({ inspectionId: inspectionIdSchema, answer: knownAnswerSchema.nullable() }),
    output: goldenPartSchema,
    roles: engineers,
  },
  /** Adds these parts, each to the golden set of its recipe; left out, and counted: parts without an agreed answer or an image, and those that are in it. */
  'golden.add-chosen': {
    input: z.object({ ids: z.array(inspectionIdSchema).min(1).max(500) }),
    output: z.object({ added: z.number().int(), leftOut: z.number().int() }),
    roles: engineers,
  },
  'golden.stock': { input: z.object({ recipeId: recipeIdSchema }), output: goldenStockSchema, roles: leaders },
  /** Adds the newest parts with an agreed answer, equally many bad and good ones if possible; returns how many of each. */
  'golden.fill': {
    input: z.object({ recipeId: recipeIdSchema, parts: z.number().int().min(1).max(GOLDEN_FILL_MAX) }),
    output: goldenStockSchema,
    roles: engineers,
  },
  /** Starts importing what the station's simulated line knows about its parts as agreed answers; `transfer.changed` reports progress. */
  'golden.take-truth': { input: nothing, output: transferStateSchema, roles: engineers },
  'golden.remove': {
    input: z.object({ recipeId: recipeIdSchema, inspectionId: inspectionIdSchema }),
    output: nothing,
    roles: engineers,
  },
} as const satisfies OperationsOf<'golden'>;
