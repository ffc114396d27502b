import { z } from 'zod';
import { inspectionIdSchema, instantSchema, laneIdSchema } from '../values/units.ts';

const count = z.number().int();

/** Parts by what became of them. */
export const yieldCountsSchema = z.object({
  inspected: count,
  /** Passed at first inspection: by the machine, or by the person where people decide every part. */
  passedFirst: count,
  /** Good in the end: passed and not rejected later, or accepted by a person. */
  good: count,
  /** Parts that wait for a person, which nobody can call good or not yet; and those of them where people decide every part. */
  waiting: count,
  waitingFirst: count,
});
export type YieldCounts = Readonly<z.infer<typeof yieldCountsSchema>>;

export const yieldReportSchema = z.object({
  current: yieldCountsSchema,
  previous: yieldCountsSchema,
  points: z.array(yieldCountsSchema.extend({ startsAt: instantSchema })),
});
export type YieldReport = Readonly<z.infer<typeof yieldReportSchema>>;

const rejectsSchema = z.object({
  inspected: count,
  /** Failed by the model. */
  fails: count,
  decided: count,
  /** Rejected in the end, by whomever. */
  rejected: count,
});

/** What the model failed parts for, each part once; and where and when those came that were rejected in the end, whoever did. */
export const defectReportSchema = z.object({
  failed: count,
  previousFailed: count,
  /** Parts that the model looked at: those among which it failed any. */
  judged: count,
  /** Most first. */
  classes: z.array(z.object({ className: z.string(), parts: count })),
  lanes: z.array(rejectsSchema.extend({ laneId: laneIdSchema, laneName: z.string() })),
  /** Those with most rejects, most first. */
  lots: z.array(rejectsSchema.extend({ lot: z.string() })),
  /** By hour of the day on the station's clock. */
  hours: z.array(rejectsSchema.extend({ hour: count })),
});
export type DefectReport = Readonly<z.infer<typeof defectReportSchema>>;

/** Where on the part the boxes lie. */
export const boxMapSchema = z.object({
  /** Columns, and as many rows, over the picture whatever its shape. */
  grid: count,
  classes: z.array(z.object({ className: z.string(), cells: z.array(z.object({ cell: count, boxes: count })) })),
  /** A part that passed, to be shown underneath. */
  referenceId: inspectionIdSchema.nullable(),
});
export type BoxMap = Readonly<z.infer<typeof boxMapSchema>>;
