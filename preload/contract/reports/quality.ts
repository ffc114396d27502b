import { z } from 'zod';
import { inspectionIdSchema, instantSchema, laneIdSchema } from '../values/units.ts';

const count = z.number().int();

/** Parts by outcome. */
export const yieldCountsSchema = z.object({
  inspected: count,
  /** Passed at first inspection: by the machine, or by the person if people decide every part. */
  passedFirst: count,
  /** Good in the end: passed and not rejected later, or accepted by a person. */
  good: count,
  /** Parts that wait for a person, which are neither good nor bad yet; and those of them where people decide every part. */
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
  /** Rejected in the end, by anybody. */
  rejected: count,
  /** More than chance gives it if all were alike: by chance one of a list is called so in at most 5 of 100 reports. */
  standsOut: z.boolean(),
});

/** What the model failed parts for, each part once; and where and when those came that were finally rejected by anybody. */
export const defectReportSchema = z.object({
  failed: count,
  previousFailed: count,
  /** Parts that the model looked at, some of which it failed. */
  judged: count,
  /** Most first. */
  classes: z.array(z.object({ className: z.string(), parts: count })),
  lanes: z.array(rejectsSchema.extend({ laneId: laneIdSchema, laneName: z.string() })),
  /** Those with the most rejects, most first. */
  lots: z.array(rejectsSchema.extend({ lot: z.string() })),
  /** By local hour of day. */
  hours: z.array(rejectsSchema.extend({ hour: count })),
});
export type DefectReport = Readonly<z.infer<typeof defectReportSchema>>;

/** Where on the part the boxes are. */
export const boxMapSchema = z.object({
  /** Columns, and equally many rows, over the image whatever its shape. */
  grid: count,
  classes: z.array(z.object({ className: z.string(), cells: z.array(z.object({ cell: count, boxes: count })) })),
  /** A part that passed, to be shown as background. */
  referenceId: inspectionIdSchema.nullable(),
});
export type BoxMap = Readonly<z.infer<typeof boxMapSchema>>;
