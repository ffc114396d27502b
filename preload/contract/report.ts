import { z } from 'zod';
import { instantSchema, laneIdSchema, recipeIdSchema, sha256Schema } from './units.ts';

/** Which time a report is about. `shift` and `day` are the ones that run now, `week` is the last seven days, today among them. */
export const reportPeriodSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shift') }),
  z.object({ kind: z.literal('day') }),
  z.object({ kind: z.literal('week') }),
  z.object({ kind: z.literal('custom'), from: instantSchema, until: instantSchema }),
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

/** From the first instant on, up to but without the second. Whole quarters of an hour. */
export const timeSpanSchema = z.object({ from: instantSchema, until: instantSchema });
export type TimeSpan = Readonly<z.infer<typeof timeSpanSchema>>;

export type ResolvedPeriod = Readonly<{ current: TimeSpan; previous: TimeSpan }>;

/** The period that a filter stands for now, the one of its kind right before it, and how long a point of its series is. */
export const reportTimesSchema = z.object({
  current: timeSpanSchema,
  previous: timeSpanSchema,
  pointMs: z.number().int().positive(),
});
