import { z } from 'zod';
import { inspectionSummarySchema, reasonSchema, verdictKindSchema } from './inspection.ts';
import { detectionSchema, shareEstimateSchema } from './model.ts';
import { inspectionIdSchema, instantSchema, laneIdSchema, replayIdSchema, sha256Schema } from './units.ts';

/** What a challenger would have decided about a part. It never touches the part's fate. */
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
 * Of the time, the quarters of an hour that it touches; `null` stands for every lane, every lot. What the model said comes from a
 * replay of it, or, where that is `null`, from beside the line.
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
const differenceSchema = z.object({ of: z.number().int(), difference: z.number(), low: z.number(), high: z.number() });
const lookTimesSchema = z.object({ p50Ms: z.number().nonnegative(), p95Ms: z.number().nonnegative() });

/** By which of two models something was done, over parts of one kind. */
const byWhomSchema = z.object({ both: count, championOnly: count, challengerOnly: count, neither: count });
export type ByWhom = Readonly<z.infer<typeof byWhomSchema>>;

/**
 * Champion and challenger on the very same parts. Shares are of the parts both looked at; errors of those of which it is known
 * what they are: by the agreed answer, or by the person whose decision counts.
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
   * Defect class by defect class, which of the two named it: was sure of it or unsure. Over the parts that people say have it,
   * those that they say do not (of which only the named ones count), and those of which nobody has said.
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
  /** Parts decided without a person: by the champion, and as it would have been. */
  automation: z.object({ champion: shareEstimateSchema.nullable(), challenger: shareEstimateSchema.nullable() }),
  /** Preparing, running and reading, over the newest `looks` of these parts; null where there are none. */
  latency: z.object({ looks: count, champion: lookTimesSchema, challenger: lookTimesSchema }).nullable(),
  judged: z.object({
    /** Parts whose verdict would change: all, of which it is known what they are, of which nobody looked at and none waits. */
    discordant: count,
    known: count,
    unjudged: count,
    waiting: count,
    /** Wrong alone: a bad part passed, or a good one failed, that the other one did not. */
    championWrong: count,
    challengerWrong: count,
    pValue: z.number().min(0).max(1),
    /** Discordant parts still to be judged until a difference like this would be clear; null where nothing can be said. */
    stillNeeded: z.number().int().nullable(),
    /** The challenger's share less the champion's, of the bad parts known among these, and of the good ones. */
    escapes: differenceSchema.nullable(),
    overkill: differenceSchema.nullable(),
  }),
});
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;

/** A part whose verdict would change, with both opinions and what people say, where they do. */
export const changedPartSchema = z.object({
  part: inspectionSummarySchema,
  champion: verdictKindSchema,
  challenger: shadowVerdictSchema,
  /** The agreed answer, or what a person decided; null where nobody knows. */
  isBad: z.boolean().nullable(),
});
export type ChangedPart = Readonly<z.infer<typeof changedPartSchema>>;
export const changedPartsSchema = z.object({
  parts: z.array(changedPartSchema),
  next: inspectionIdSchema.nullable(),
});
