import { z } from 'zod';
import { instantSchema, laneIdSchema } from '../values/units.ts';

const count = z.number().int();
const chartedStageSchema = z.enum(['watch', 'decode', 'detect', 'decide', 'record', 'whole']);

export const paceReportSchema = z.object({
  inspected: count,
  previousInspected: count,
  /** The minutes covered by the figures: the whole period, or as much of it as has passed. */
  minutes: z.number(),
  previousMinutes: z.number(),
  lanes: z.array(z.object({ laneId: laneIdSchema, laneName: z.string() })),
  /** Parts per minute of each lane, in the order of `lanes`. */
  points: z.array(z.object({ startsAt: instantSchema, perMinute: z.array(z.number()) })),
});
export type PaceReport = Readonly<z.infer<typeof paceReportSchema>>;

/** How long the stages take, per lane: quantiles in milliseconds, at most 2 % off. */
export const stageReportSchema = z.object({
  stages: z.array(
    z.object({
      laneId: laneIdSchema,
      laneName: z.string(),
      stage: chartedStageSchema,
      parts: count,
      p50Ms: z.number(),
      p95Ms: z.number(),
    }),
  ),
});
export type StageReport = Readonly<z.infer<typeof stageReportSchema>>;

export const machineReportSchema = z.object({
  points: z.array(
    z.object({
      startsAt: instantSchema,
      cpuPercent: z.number(),
      cpuPercentMax: z.number(),
      memoryMb: z.number(),
      memoryMbMax: z.number(),
      diskFreeGb: z.number().nullable(),
    }),
  ),
  /** Until the disk is full at the rate of the last week; null while that is unknown or it does not fill up. */
  diskDaysLeft: z.number().nullable(),
  starts: z.array(z.object({ at: instantSchema, isAfterCrash: z.boolean() })),
});
export type MachineReport = Readonly<z.infer<typeof machineReportSchema>>;

/** Faults by code: parts that could not be decided because of them, and those of the station itself. */
export const faultReportSchema = z.object({
  faults: z.array(z.object({ code: z.string(), parts: count, notes: count })),
  previous: count,
});
export type FaultReport = Readonly<z.infer<typeof faultReportSchema>>;
