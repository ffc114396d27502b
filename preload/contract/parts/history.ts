import { z } from 'zod';
import { rolloutArmSchema } from '../models/rollout-arm.ts';
import { dispositionKindSchema } from '../station/recipe.ts';
import {
  inspectionIdSchema,
  instantSchema,
  laneIdSchema,
  personIdSchema,
  recipeIdSchema,
  rolloutIdSchema,
  scoreSchema,
  sha256Schema,
} from '../values/units.ts';
import { inspectionSummarySchema, verdictKindSchema } from './inspection.ts';
import { signalSchema } from './signal.ts';

const text = z.string().trim().min(1).max(200);

/**
 * Passed at first inspection; decided by the model alone; not passed by the model; without a detection; overruled by
 * a person on pass or fail; wrongly passed or wrongly failed according to an audit; without a readable image; not decided
 * because of a fault; rejected in the end; first told to the line as rejected.
 */
export const countedSchema = z.enum([
  'passed-first',
  'by-model',
  'not-passed',
  'undetected',
  'overruled',
  'escape',
  'overkill',
  'unreadable',
  'faulty',
  'rejected',
  'told-rejected',
]);
export type Counted = z.infer<typeof countedSchema>;

/** Which inspections to find: everything given must match; null means any. */
export const historyFilterSchema = z.object({
  /** Decided at or after the first instant, and before the second. */
  from: instantSchema.nullable(),
  until: instantSchema.nullable(),
  /** The beginning of the serial. */
  serial: text.nullable(),
  lot: text.nullable(),
  laneId: laneIdSchema.nullable(),
  recipeId: recipeIdSchema.nullable(),
  modelSha256: sha256Schema.nullable(),
  verdict: verdictKindSchema.nullable(),
  signal: signalSchema.nullable(),
  /** A detection of this class, with a score from the first limit to below the second, or to 1; limits alone mean any class. */
  className: z.string().min(1).max(80).nullable(),
  minScore: scoreSchema.nullable(),
  maxScore: scoreSchema.nullable(),
  /** The decision that counts now; `none`: nobody has decided. */
  disposition: z.enum([...dispositionKindSchema.options, 'none']).nullable(),
  /** Somebody who has answered, whether or not the answer still counts. */
  personId: personIdSchema.nullable(),
  /** Why a person was asked. Repeats and challenges stay secret while they wait. */
  ask: z.enum(['unsure', 'level', 'audit', 'fault', 'discordant', 'sent']).nullable(),
  /** A part that the model failed, mainly for this class: what the Pareto chart counts. */
  failedFor: z.string().min(1).max(80).nullable(),
  /** What the charts count a part as, so that a figure leads to exactly its parts. */
  counted: countedSchema.nullable(),
  /** A challenger that would have decided differently from the model. */
  disputedBy: sha256Schema.nullable(),
  /** A part that came while this roll-out was on. */
  rolloutId: rolloutIdSchema.nullable(),
  /** Which way it went in a roll-out. */
  arm: rolloutArmSchema.nullable(),
});
export type HistoryFilter = Readonly<z.infer<typeof historyFilterSchema>>;

/** The position of one inspection in the order of the history: newest decision first. */
export const historyPlaceSchema = z.object({ at: instantSchema, id: inspectionIdSchema });
export type HistoryPlace = Readonly<z.infer<typeof historyPlaceSchema>>;

/** A stretch of the history. A short one is not always the last: `next` says where to continue, null that nothing is left. */
export const historyPageSchema = z.object({
  parts: z.array(inspectionSummarySchema),
  next: historyPlaceSchema.nullable(),
});
export type HistoryPage = Readonly<z.infer<typeof historyPageSchema>>;

/** How many parts a filter finds. */
export const historyCountSchema = z.object({
  parts: z.number().int().nonnegative(),
  /** `limit`: there are more; `walk`: nobody has looked at the records before `searchedTo`; null: these are all. */
  stoppedBy: z.enum(['limit', 'walk']).nullable(),
  searchedTo: instantSchema.nullable(),
});
export type HistoryCount = Readonly<z.infer<typeof historyCountSchema>>;

/** Parts are counted up to this many. */
export const COUNTED_AT_MOST = 10_000;

/** How many parts were inspected on one day in the station's time zone. */
export const historyDaySchema = z.object({
  /** Local date, ISO 8601. */
  day: z.iso.date(),
  inspected: z.number().int().nonnegative(),
  fail: z.number().int().nonnegative(),
  hold: z.number().int().nonnegative(),
  error: z.number().int().nonnegative(),
});
export type HistoryDay = Readonly<z.infer<typeof historyDaySchema>>;
