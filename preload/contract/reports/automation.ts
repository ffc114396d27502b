import { z } from 'zod';
import { instantSchema } from '../values/units.ts';

const count = z.number().int();

/** Every inspected part by who decided it. */
export const deciderCountsSchema = z.object({
  inspected: count,
  byModel: count,
  byPerson: count,
  /** Nobody answered in time, and the recipe's default was taken. */
  timedOut: count,
  /** A fault, or nobody yet. */
  open: count,
});
export type DeciderCounts = Readonly<z.infer<typeof deciderCountsSchema>>;

export const deciderReportSchema = z.object({
  current: deciderCountsSchema,
  previous: deciderCountsSchema,
  points: z.array(deciderCountsSchema.extend({ startsAt: instantSchema })),
});
export type DeciderReport = Readonly<z.infer<typeof deciderReportSchema>>;

export const reviewLoadSchema = z.object({
  queued: count,
  answered: count,
  timedOut: count,
  /** Mean from queue to answer or time-out; null where nothing was closed. */
  meanWaitMs: z.number().nullable(),
  /** Mean time that a person took; null where nobody answered. */
  meanTookMs: z.number().nullable(),
  /** People who would have to work all the time to keep up: what was queued times the mean time, over the time that passed. */
  peopleNeeded: z.number().nullable(),
});
export type ReviewLoad = Readonly<z.infer<typeof reviewLoadSchema>>;

export const reviewLoadReportSchema = z.object({
  current: reviewLoadSchema,
  previous: reviewLoadSchema,
  points: z.array(reviewLoadSchema.extend({ startsAt: instantSchema })),
  waiting: count,
  oldestAt: instantSchema.nullable(),
});
export type ReviewLoadReport = Readonly<z.infer<typeof reviewLoadReportSchema>>;
