import { z } from 'zod';
import { shareEstimateSchema } from '../models/model.ts';
import { instantSchema } from '../values/units.ts';
import { reportFilterSchema } from './report.ts';

const count = z.number().int();

/**
 * What a control chart is about.
 * - `rejected`: parts that the line finally does not let through: failed, faulty or rejected, and not accepted since
 * - `told`: parts that the line was first told to reject, whatever was said later
 * - `verdict`: parts that the model failed, of those it looked at
 */
export const controlSubjectSchema = z.enum(['rejected', 'told', 'verdict']);
export type ControlSubject = z.infer<typeof controlSubjectSchema>;

/** A pattern that a process in control hardly ever shows, and whether it is for the worse or for the better. */
export const controlSignalSchema = z.object({
  rule: z.enum(['one', 'four', 'twelve', 'three-rejects', 'five-rejects', 'nine-rejects', 'long-gap']),
  side: z.enum(['worse', 'better']),
});
export type ControlSignal = Readonly<z.infer<typeof controlSignalSchema>>;

/** A subgroup with its share of rejects, or a reject with the number of parts since the previous one. */
export const controlPointSchema = z.object({
  startsAt: instantSchema,
  endsAt: instantSchema,
  decided: count,
  rejected: count,
  /** A share from 0 to 1, or a number of parts. */
  value: z.number(),
  /** The ends of the usual range; null if there is none on that side, or no limits are known yet. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  signals: z.array(controlSignalSchema),
  /** It is still in progress, and its counts are incomplete. */
  isUnfinished: z.boolean(),
});
export type ControlPoint = Readonly<z.infer<typeof controlPointSchema>>;

/** What limits were learned from. They stay the same until something that affects decisions changes. */
export const controlBaselineSchema = z.object({
  from: instantSchema,
  until: instantSchema,
  subgroups: count,
  /** Subgroups that stood out and were not learned from. */
  leftOut: count,
  minutesEach: count,
  decided: count,
  rejected: count,
  /** How many times wider than by chance alone the subgroups spread. */
  spread: z.number(),
});

export const controlLearningSchema = z.object({
  from: instantSchema,
  /** The rejects that limits are learned from: so far, and needed. */
  rejected: count,
  rejectsWanted: count,
  /** Subgroups so far and needed, and how long each is; null while too few rejects tell how long they have to be. */
  subgroups: z.object({ count, wanted: count, minutesEach: count }).nullable(),
  share: shareEstimateSchema.nullable(),
});

export const controlInputSchema = z.object({ filter: reportFilterSchema, subject: controlSubjectSchema });
export const controlRestartSchema = z.object({ reason: z.string().trim().min(1).max(300) });

export const controlChartSchema = z.object({
  subject: controlSubjectSchema,
  /** When the period began: of a shift, which one the chart is about. */
  from: instantSchema,
  /** `shares`: subgroups by their share of rejects; `gaps`: rejects so rare that the parts between them are counted. */
  kind: z.enum(['shares', 'gaps']),
  /** `recounting`: parts that limits are learned from are not counted again yet, so that nobody knows the limits. */
  state: z.enum(['learning', 'recounting', 'in-control', 'worse', 'better']),
  points: z.array(controlPointSchema),
  /** Over the whole period: decided parts, and those that the chart counts as rejects. */
  decided: count,
  rejected: count,
  /** Parts in the period that nobody has decided yet; they are in no figure. */
  waiting: count,
  /** Of the rejects: parts that could not be judged because of a fault, and parts that nobody looked at in time. */
  byFault: count,
  timedOut: count,
  /** The share of shifts in which a line in control still signals, 0 to 1. */
  falseAlarms: z.number(),
  baseline: controlBaselineSchema.nullable(),
  learning: controlLearningSchema.nullable(),
  /** Only the newest part of a long period is judged: from when on; null if all of it is. */
  judgedFrom: instantSchema.nullable(),
});
export type ControlChart = Readonly<z.infer<typeof controlChartSchema>>;
