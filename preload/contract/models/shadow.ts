import { z } from 'zod';
import { inspectionSummarySchema, reasonSchema, verdictKindSchema } from '../parts/inspection.ts';
import { inspectionIdSchema, instantSchema, laneIdSchema, replayIdSchema, sha256Schema } from '../values/units.ts';
import { detectionSchema, shareEstimateSchema } from './model.ts';

/** What a challenger would have decided about a part. It never affects the part. */
export const shadowVerdictSchema = z.object({
  modelSha256: sha256Schema,
  modelName: z.string(),
  verdict: verdictKindSchema,
  reasons: z.array(reasonSchema),
  detections: z.array(detectionSchema),
  lookMs: z.number().nonnegative(),
});
export type ShadowVerdict = Readonly<z.infer<typeof shadowVerdictSchema>>;

/**
 * Of the time, the quarters of an hour that it touches; `null` means every lane, every lot. The challenger's verdicts come from a
 * replay, or, if that is `null`, from beside the line.
 */
export const comparisonFilterSchema = z.object({
  modelSha256: sha256Schema,
  replayId: replayIdSchema.nullable(),
  from: instantSchema,
  until: instantSchema,
  laneId: laneIdSchema.nullable(),
  lot: z.string().min(1).max(200).nullable(),
});
export type ComparisonFilter = Readonly<z.infer<typeof comparisonFilterSchema>>;

const count = z.number().int().nonnegative();
const oneSidedSchema = z.object({
  champion: count,
  challenger: count,
  /** How many of these were judged by people who had seen what the champion said. */
  aided: count,
  /** Parts for which nobody has settled whether they are such errors. */
  championUnsettled: count,
  challengerUnsettled: count,
  looked: count,
  /** The challenger's share minus the champion's; its interval holds however the unsettled parts turn out. */
  difference: z.object({ of: z.number().int(), difference: z.number(), low: z.number(), high: z.number() }).nullable(),
});
const lookTimesSchema = z.object({ p50Ms: z.number().nonnegative(), p95Ms: z.number().nonnegative() });

/** Which of two models did something, over parts of one kind. */
const byWhomSchema = z.object({ both: count, championOnly: count, challengerOnly: count, neither: count });
export type ByWhom = Readonly<z.infer<typeof byWhomSchema>>;

/**
 * Champion and challenger on the same parts. Shares are of the parts both looked at; errors of those whose right answer is
 * known: the agreed answer, or that of the person whose decision counts.
 */
export const comparisonSchema = z.object({
  looked: count,
  skipped: count,
  /** How often which verdict of the champion met which of the challenger, and how many of these parts are known to be good or bad. */
  confusion: z.array(
    z.object({
      champion: verdictKindSchema,
      challenger: verdictKindSchema,
      parts: z.number().int().positive(),
      good: count,
      bad: count,
    }),
  ),
  /**
   * For each defect class, which of the two named it: was sure of it or unsure. Over the parts that people say have it,
   * those that they say do not (only named ones count), and those that nobody has judged.
   */
  classes: z.array(
    z.object({
      className: z.string(),
      has: byWhomSchema,
      hasNot: byWhomSchema.omit({ neither: true }),
      unknown: byWhomSchema.omit({ neither: true }),
    }),
  ),
  agreement: shareEstimateSchema.nullable(),
  /** Parts decided without a person: by the champion, and as the challenger would have. */
  automation: z.object({ champion: shareEstimateSchema.nullable(), challenger: shareEstimateSchema.nullable() }),
  /** Preparing, running and reading, over the newest `looks` of these parts; null if there are none. */
  latency: z.object({ looks: count, champion: lookTimesSchema, challenger: lookTimesSchema }).nullable(),
  judged: z.object({
    /**
     * Parts whose verdict would change: all; those judged by people who had not seen what the champion said, and by people who
     * had; those that nobody looked at and that wait for nobody; those that wait.
     */
    discordant: count,
    known: count,
    knownAided: count,
    unjudged: count,
    waiting: count,
    /** Of these, the parts that both decided by themselves, one passing and the other failing them. */
    opposed: count,
    /** Opposed parts judged blind, by who was wrong; the rest of them are unsettled. */
    championWrong: count,
    challengerWrong: count,
    unsettled: count,
    /** Opposed parts judged by people who had seen what the champion said, by who was wrong. */
    aided: z.object({ championWrong: count, challengerWrong: count }),
    /** McNemar's exact test of the parts judged blind, valid if nobody had looked before. */
    pValue: z.number().min(0).max(1),
    /** The champion's share of these errors: may be read at any time, however the unsettled parts turn out. */
    evidence: z.object({ pValue: z.number().min(0).max(1), low: z.number(), high: z.number() }),
    /** Opposed parts still to be judged blind until such a difference is clear, with a power of 80 %; null if nothing can be said. */
    stillNeeded: z.number().int().nullable(),
    /** Bad parts that only one of them passes, and good ones that only one fails, over all parts that both looked at. */
    escapes: oneSidedSchema,
    overkill: oneSidedSchema,
  }),
});
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;

/** A part whose verdict would change, with both verdicts and people's answer, if there is one. */
export const changedPartSchema = z.object({
  part: inspectionSummarySchema,
  champion: verdictKindSchema,
  challenger: shadowVerdictSchema,
  /** The agreed answer, or a person's decision; null if nobody knows. */
  isBad: z.boolean().nullable(),
});
export type ChangedPart = Readonly<z.infer<typeof changedPartSchema>>;
export const changedPartsSchema = z.object({
  parts: z.array(changedPartSchema),
  next: inspectionIdSchema.nullable(),
});
