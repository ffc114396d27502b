import { z } from 'zod';
import { calendarInstantSchema, instantSchema, laneIdSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';

/** The time range of a report. `shift` and `day` are the current ones, `week` is the last seven days including today. */
export const reportPeriodSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shift') }),
  z.object({ kind: z.literal('day') }),
  z.object({ kind: z.literal('week') }),
  z.object({ kind: z.literal('custom'), from: calendarInstantSchema, until: calendarInstantSchema }),
]);
export type ReportPeriod = Readonly<z.infer<typeof reportPeriodSchema>>;

/** What every chart is limited to; `null` means no limit. */
export const reportFilterSchema = z.object({
  period: reportPeriodSchema,
  laneId: laneIdSchema.nullable(),
  lot: z.string().max(200).nullable(),
  recipeId: recipeIdSchema.nullable(),
  modelSha256: sha256Schema.nullable(),
});
export type ReportFilter = Readonly<z.infer<typeof reportFilterSchema>>;

/** From the first instant up to, not including, the second. */
export const timeSpanSchema = z.object({ from: instantSchema, until: instantSchema });
export type TimeSpan = Readonly<z.infer<typeof timeSpanSchema>>;

export type ResolvedPeriod = Readonly<{ current: TimeSpan; previous: TimeSpan }>;

/**
 * The period that a filter stands for now, the previous one of its kind (while the period is in progress, equally much of it), and when
 * each point of its series begins.
 */
export const reportTimesSchema = z.object({
  current: timeSpanSchema,
  previous: timeSpanSchema,
  pointStarts: z.array(instantSchema),
  /** When the point began that is still in progress: its counts are incomplete. */
  runningPoint: instantSchema.nullable(),
});
export type ReportTimes = Readonly<z.infer<typeof reportTimesSchema>>;
