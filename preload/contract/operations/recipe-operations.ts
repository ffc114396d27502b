import { z } from 'zod';
import { recipeBodySchema, recipeSchema } from '../station/recipe.ts';
import { recipeIdSchema } from '../values/units.ts';
import { engineers, leaders, nothing, type OperationsOf, people } from './operation-spec.ts';

/** Settings of products, in versions. */
export const recipeOperations = {
  'recipe.list': { input: nothing, output: z.array(recipeSchema), roles: people },
  'recipe.versions': { input: z.object({ id: recipeIdSchema }), output: z.array(recipeSchema), roles: leaders },
  'recipe.add': {
    input: z.object({ name: z.string().trim().min(1).max(80), body: recipeBodySchema }),
    output: recipeSchema,
    roles: engineers,
  },
  /** Makes the next version; refused as `conflict` when `basedOn` is no longer the newest. */
  'recipe.change': {
    input: z.object({
      id: recipeIdSchema,
      basedOn: z.number().int().positive(),
      name: z.string().trim().min(1).max(80),
      body: recipeBodySchema,
      comment: z.string().max(500),
    }),
    output: recipeSchema,
    roles: engineers,
  },
  /** The serial, lot and lane that a name pattern reads from some names. */
  'recipe.try-name-pattern': {
    input: z.object({ pattern: z.string().max(500), names: z.array(z.string().max(1000)).max(50) }),
    output: z.array(
      z.object({
        name: z.string(),
        serial: z.string().nullable(),
        lot: z.string().nullable(),
        namedLane: z.string().nullable(),
      }),
    ),
    roles: engineers,
  },
} as const satisfies OperationsOf<'recipe'>;
