import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { inspectionSummarySchema } from '../parts/inspection.ts';
import { instantSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { laneHealthSchema } from './lane.ts';
import { automationLevelSchema } from './recipe.ts';

export const shiftCountsSchema = z.object({
  startedAt: instantSchema,
  inspected: z.number().int(),
  pass: z.number().int(),
  fail: z.number().int(),
  hold: z.number().int(),
  error: z.number().int(),
  duplicates: z.number().int(),
});
export type ShiftCounts = Readonly<z.infer<typeof shiftCountsSchema>>;

export const lostModelSchema = z.object({
  /** Family and version. */
  name: z.string(),
  /** Where its file belongs. */
  path: z.string(),
  fault: faultSchema,
});
export type LostModel = Readonly<z.infer<typeof lostModelSchema>>;

export const stationStatusSchema = z.object({
  now: instantSchema,
  stationName: z.string(),
  dataFolder: z.string(),
  /** Nothing is set up yet: no lane watches any folder. */
  isFirstRun: z.boolean(),
  recipe: z
    .object({
      id: recipeIdSchema,
      name: z.string(),
      version: z.number().int(),
      automationLevel: automationLevelSchema,
      modelSha256: sha256Schema.nullable(),
      modelName: z.string().nullable(),
    })
    .nullable(),
  lanes: z.array(laneHealthSchema),
  shift: shiftCountsSchema,
  partsPerMinute: z.number(),
  last: inspectionSummarySchema.nullable(),
  review: z.object({
    waiting: z.number().int(),
    oldestAt: instantSchema.nullable(),
    /** When the line stops waiting for the first of them. */
    nextDueAt: instantSchema.nullable(),
    /** Parts in this shift that were rejected because nobody had looked. */
    timedOut: z.number().int(),
  }),
  /** Why the line cannot be told, while there is a reason, and how many messages wait to be written. */
  lineOutput: z.object({ fault: faultSchema.nullable(), untold: z.number().int() }),
  /** Models that judge the parts of a lane and could not be loaded: those parts end as ERROR. Loaded by itself once the file is another. */
  lostModels: z.array(lostModelSchema),
  health: z.object({
    workers: z.number().int(),
    /** Workers that look at an image now: never more than there are. */
    inFlight: z.number().int(),
    backlog: z.number().int(),
    eventLoopP99Ms: z.number(),
    /** What held the engine's thread longest in the last hour, among everything that held it too long. */
    longestHold: z.object({ what: z.string(), ms: z.number(), at: instantSchema }).nullable(),
    memoryMb: z.number(),
    diskFreeGb: z.number().nullable(),
    /** Workers that died or hung and were replaced since the engine started. How often the engine itself restarted, its host knows. */
    workersReplaced: z.number().int(),
  }),
  /**
   * The sums behind the figures are being rebuilt, as after an update: this many of this many parts are missing, all from
   * before a given instant. Null if none are missing.
   */
  recount: z.object({ left: z.number().int(), of: z.number().int(), before: instantSchema }).nullable(),
  /** What went wrong in the last hour, newest first; `isOver` if the station sees for itself that it no longer does. */
  faults: z.array(z.object({ at: instantSchema, where: z.string(), fault: faultSchema, isOver: z.boolean() })),
  simulator: z.enum(['absent', 'playing', 'paused']),
});
export type StationStatus = Readonly<z.infer<typeof stationStatusSchema>>;
