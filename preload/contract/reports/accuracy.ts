import { z } from 'zod';
import { shareEstimateSchema } from '../models/model.ts';
import { recipeIdSchema } from '../values/units.ts';

/** A share of wrong decisions estimated from random audits, with an interval that contains the true one in 95 of 100 such samples. */
export const auditedShareSchema = z.object({
  share: z.number(),
  low: z.number(),
  high: z.number(),
  /** The ends of the interval if every audit without an answer was right, and if every one was wrong. */
  worstLow: z.number(),
  worstHigh: z.number(),
  /** Audits that found the decision wrong, and all answered ones: the denominator of the estimate. */
  wrong: z.number().int(),
  audited: z.number().int(),
  /** All drawn ones; of these, those that nobody could tell, and those not answered yet. */
  drawn: z.number().int(),
  inconclusive: z.number().int(),
  open: z.number().int(),
  /** Automatic decisions that the estimate covers, and those that it does not: no audit could draw them. */
  decided: z.number().int(),
  undrawable: z.number().int(),
});
export type AuditedShare = Readonly<z.infer<typeof auditedShareSchema>>;

/** The same share corrected for the errors of the auditors, as far as parts with known answers show how often they err. */
export const correctedShareSchema = z.object({
  share: z.number(),
  low: z.number(),
  high: z.number(),
  /** Correct decisions that people called wrong ÷ correct ones, and wrong ones that they called correct ÷ wrong ones. */
  falseCall: shareEstimateSchema,
  missedCall: shareEstimateSchema,
});
export type CorrectedShare = Readonly<z.infer<typeof correctedShareSchema>>;

const estimateSchema = auditedShareSchema.extend({
  /** Null while too few parts with known answers were looked at: the share then includes people's errors. */
  corrected: correctedShareSchema.nullable(),
});
export type AuditEstimate = Readonly<z.infer<typeof estimateSchema>>;

/** How far a recipe's audits are from showing its target: at most `target` of its passes are bad. */
export const auditTargetSchema = z.object({
  recipeId: recipeIdSchema,
  recipeName: z.string(),
  target: z.number(),
  audited: z.number().int(),
  wrong: z.number().int(),
  /** How many more audits without an error would show it, however often one looks; 0 if it is shown, null if it is out of reach. */
  stillNeeded: z.number().int().nullable(),
});
export type AuditTarget = Readonly<z.infer<typeof auditTargetSchema>>;

/** How often the machine is wrong, as far as random audits show. */
export const accuracyReportSchema = z.object({
  /** Bad parts among those it passed. */
  escapes: estimateSchema.nullable(),
  /** Good parts among those it failed. */
  overkill: estimateSchema.nullable(),
  previous: z.object({ escapes: estimateSchema.nullable(), overkill: estimateSchema.nullable() }),
  targets: z.array(auditTargetSchema),
});
export type AccuracyReport = Readonly<z.infer<typeof accuracyReportSchema>>;
