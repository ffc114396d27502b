import { z } from 'zod';
import { instantSchema } from '../values/units.ts';

const count = z.number().int();

/** Every inspected part by who decided it. */
export const deciderCountsSchema = z.object({
  inspected: count,
  byModel: count,
  byPerson: count,
  /** Nobody answered in time, and the recipe's default was used. */
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
  /** Mean time from queue to answer or time-out; null if nothing was closed. */
  meanWaitMs: z.number().nullable(),
  /** Mean time that a person took; null if nobody answered. */
  meanTookMs: z.number().nullable(),
  /** How many people would have to work without a break to keep up: queued items times the mean time, over the time that passed. */
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
