import { z } from 'zod';
import { inspectionSummarySchema, reasonSchema, verdictKindSchema } from './inspection.ts';
import { detectionSchema, shareEstimateSchema } from './model.ts';
import { inspectionIdSchema, instantSchema, laneIdSchema, sha256Schema } from './units.ts';

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

export const comparisonFilterSchema = z.object({
  modelSha256: sha256Schema,
  from: instantSchema,
  until: instantSchema,
  laneId: laneIdSchema.nullable(),
});
export type ComparisonFilter = Readonly<z.infer<typeof comparisonFilterSchema>>;

const differenceSchema = z.object({ of: z.number().int(), difference: z.number(), low: z.number(), high: z.number() });

/** Champion and challenger on the very same parts. Shares are of the parts both looked at; errors of those that people judged. */
export const comparisonSchema = z.object({
  looked: z.number().int(),
  skipped: z.number().int(),
  /** How often which verdict of the champion met which of the challenger. */
  confusion: z.array(
    z.object({ champion: verdictKindSchema, challenger: verdictKindSchema, parts: z.number().int().positive() }),
  ),
  agreement: shareEstimateSchema.nullable(),
  /** Parts decided without a person: by the champion, and as it would have been. */
  automation: z.object({ champion: shareEstimateSchema.nullable(), challenger: shareEstimateSchema.nullable() }),
  meanLookMs: z.number().nullable(),
  /** Parts on which the two differ and of which it is known what they are; `isComplete` is false where there are more than were read. */
  judged: z.object({
    discordant: z.number().int(),
    known: z.number().int(),
    isComplete: z.boolean(),
    /** Wrong alone: a bad part passed, or a good one failed, that the other one did not. */
    championWrong: z.number().int(),
    challengerWrong: z.number().int(),
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
