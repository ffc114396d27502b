import { z } from 'zod';
import { recipeIdSchema } from '../units.ts';

/** A share estimated from random audits of several strata, with the interval that holds the true one in 95 of 100 such samples. */
export const stratifiedShareSchema = z.object({
  share: z.number(),
  low: z.number(),
  high: z.number(),
  /** Audits that found the decision wrong, and all audits: the denominator of the estimate. */
  wrong: z.number().int(),
  audited: z.number().int(),
  /** Automatic decisions that the estimate speaks of. */
  decided: z.number().int(),
});
export type StratifiedShare = Readonly<z.infer<typeof stratifiedShareSchema>>;

/** How far a recipe's audits are from showing what it wants shown: at most `target` of its passes are bad, at 95 %. */
export const auditTargetSchema = z.object({
  recipeId: recipeIdSchema,
  recipeName: z.string(),
  target: z.number(),
  audited: z.number().int(),
  wrong: z.number().int(),
  /** In all, when as many are found wrong as are so far. */
  needed: z.number().int(),
});

/** How often the machine is wrong, as far as random audits tell. */
export const accuracyReportSchema = z.object({
  /** Bad parts among those that it passed. */
  escapes: stratifiedShareSchema.nullable(),
  /** Good parts among those that it failed. */
  overkill: stratifiedShareSchema.nullable(),
  previous: z.object({ escapes: stratifiedShareSchema.nullable(), overkill: stratifiedShareSchema.nullable() }),
  targets: z.array(auditTargetSchema),
});
