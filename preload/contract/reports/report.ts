import { z } from 'zod';
import { calendarInstantSchema, instantSchema, laneIdSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';

/** Which time a report is about. `shift` and `day` are the ones that run now, `week` is the last seven days, today among them. */
export const reportPeriodSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shift') }),
  z.object({ kind: z.literal('day') }),
  z.object({ kind: z.literal('week') }),
  z.object({ kind: z.literal('custom'), from: calendarInstantSchema, until: calendarInstantSchema }),
]);
export type ReportPeriod = Readonly<z.infer<typeof reportPeriodSchema>>;

/** What every chart is narrowed to; `null` stands for all of them. */
export const reportFilterSchema = z.object({
  period: reportPeriodSchema,
  laneId: laneIdSchema.nullable(),
  lot: z.string().max(200).nullable(),
  recipeId: recipeIdSchema.nullable(),
  modelSha256: sha256Schema.nullable(),
});
export type ReportFilter = Readonly<z.infer<typeof reportFilterSchema>>;

/** From the first instant on, up to but without the second. */
export const timeSpanSchema = z.object({ from: instantSchema, until: instantSchema });
export type TimeSpan = Readonly<z.infer<typeof timeSpanSchema>>;

export type ResolvedPeriod = Readonly<{ current: TimeSpan; previous: TimeSpan }>;

/**
 * The period that a filter stands for now, the one of its kind right before it (while the period runs, as much of it), and when each
 * point of its series begins.
 */
export const reportTimesSchema = z.object({
  current: timeSpanSchema,
  previous: timeSpanSchema,
  pointStarts: z.array(instantSchema),
  /** When the point began that still runs: its counts are not whole yet. */
  runningPoint: instantSchema.nullable(),
});
export type ReportTimes = Readonly<z.infer<typeof reportTimesSchema>>;
