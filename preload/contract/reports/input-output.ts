import { z } from 'zod';
import { instantSchema, sha256Schema } from '../values/units.ts';

const count = z.number().int();

const opticSchema = z.object({ mean: z.number(), deviation: z.number() });
const opticsMeasureSchema = z.object({ brightness: opticSchema, contrast: opticSchema, sharpness: opticSchema });

/** How the images look: means over parts, and the spread of single parts around them. */
export const opticsReportSchema = z.object({
  points: z.array(
    z.object({
      startsAt: instantSchema,
      inspected: count,
      unreadable: count,
      /** Null if no image could be measured. */
      optics: opticsMeasureSchema.nullable(),
    }),
  ),
  /** The thirty days before the period, or as much of them as exists; null if there is nothing. */
  baseline: opticsMeasureSchema.extend({ parts: count }).nullable(),
});
export type OpticsReport = Readonly<z.infer<typeof opticsReportSchema>>;

const outputCountsSchema = z.object({
  inspected: count,
  /** Parts with a readable image, where the model is used at all: the denominator of what it finds. */
  looked: count,
  detections: count,
  withoutDetection: count,
  /** A person looked at a part on which the machine had said pass or fail, and said the opposite. */
  overruled: count,
  judged: count,
});
export type OutputCounts = Readonly<z.infer<typeof outputCountsSchema>>;

export const outputReportSchema = z.object({
  current: outputCountsSchema,
  previous: outputCountsSchema,
  points: z.array(outputCountsSchema.extend({ startsAt: instantSchema })),
});
export type OutputReport = Readonly<z.infer<typeof outputReportSchema>>;

/** Detections by class, and by score in equal steps from 0 to 1. Most first. */
export const scoreReportSchema = z.object({
  classes: z.array(z.object({ className: z.string(), detections: count, scores: z.array(count) })),
});
export type ScoreReport = Readonly<z.infer<typeof scoreReportSchema>>;

const agreementCountsSchema = z.object({
  /** Parts that both looked at: the denominator. Those that the challenger skipped for lack of time are not included. */
  compared: count,
  agreed: count,
  onlyChampionPasses: count,
  onlyChallengerPasses: count,
});
export type AgreementCounts = Readonly<z.infer<typeof agreementCountsSchema>>;

/** How often each challenger would have decided as the model did, for those that looked at parts in the period; most parts first. */
export const agreementReportSchema = z.object({
  challengers: z.array(
    z.object({
      sha256: sha256Schema,
      name: z.string(),
      current: agreementCountsSchema,
      previous: agreementCountsSchema,
      points: z.array(agreementCountsSchema.extend({ startsAt: instantSchema })),
    }),
  ),
});
export type AgreementReport = Readonly<z.infer<typeof agreementReportSchema>>;
