import { z } from 'zod';
import { instantSchema } from '../units.ts';

/** A pattern that a process in control hardly ever shows. */
export const runRuleSchema = z.enum([
  'beyond-limit',
  'two-of-three',
  'four-of-five',
  'eight-on-a-side',
  'six-in-a-row',
]);
export type RunRule = z.infer<typeof runRuleSchema>;

/** One subgroup of a p-chart. Shares are fails over inspected, 0 to 1. */
export const controlPointSchema = z.object({
  startsAt: instantSchema,
  inspected: z.number().int(),
  fails: z.number().int(),
  share: z.number(),
  lower: z.number(),
  upper: z.number(),
  rules: z.array(runRuleSchema),
});
export type ControlPoint = Readonly<z.infer<typeof controlPointSchema>>;

export const controlChartSchema = z.object({
  points: z.array(controlPointSchema),
  /** All fails over all inspected. */
  mean: z.number(),
  inspected: z.number().int(),
  fails: z.number().int(),
});
export type ControlChart = Readonly<z.infer<typeof controlChartSchema>>;
