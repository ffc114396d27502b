import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { inspectionSummarySchema } from '../parts/inspection.ts';
import { instantSchema, pathSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { laneHealthSchema } from './lane.ts';
import { automationLevelSchema } from './recipe.ts';

export const languageSchema = z.enum(['en', 'es']);
export type Language = z.infer<typeof languageSchema>;

/** Start of each shift as minutes after local midnight, ascending; one entry means one shift round the clock. */
export const shiftStartsSchema = z.array(z.number().int().min(0).max(1439)).min(1).max(6);

export const stationSettingsSchema = z.object({
  stationName: z.string().trim().min(1).max(60),
  language: languageSchema,
  theme: z.enum(['auto', 'light', 'dark']),
  shiftStarts: shiftStartsSchema,
  /** Where the line's messages are written; null: inside the data folder. */
  lineOutputFolder: pathSchema.nullable(),
  /** It is on a share or a drive that may be missing: nothing is written to this computer's own disk instead. */
  isLineOutputOnShare: z.boolean(),
  /** How long a person's answer is held back before the line is told, so that it can be undone unheard; 0: not at all. */
  answerDelaySeconds: z.number().int().min(0).max(60),
  /** Vision workers; null: as many as the cores allow, measured at start. */
  workers: z.number().int().min(1).max(64).nullable(),
  maxPictureMegapixels: z.number().int().min(1).max(1000),
  /** A window left untouched for this long is signed out; null: never. */
  autoLockMinutes: z.number().int().min(1).max(480).nullable(),
  /** How long a part must be on screen before review accepts an answer, in milliseconds. */
  minLookMs: z.number().int().min(100).max(5000),
  /** Share of the turns in review, 0 to 1, for second looks that no line waits for, however many parts have a waiting line. */
  secondLookShare: z.number().min(0).max(0.5),
  /** A second look that has waited longer has every other turn. */
  secondLookHours: z.number().int().min(1).max(720),
});
export type StationSettings = Readonly<z.infer<typeof stationSettingsSchema>>;

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
  health: z.object({
    workers: z.number().int(),
    inFlight: z.number().int(),
    backlog: z.number().int(),
    eventLoopP99Ms: z.number(),
    /** What held the engine's thread longest in the last hour, among everything that held it too long. */
    longestHold: z.object({ what: z.string(), ms: z.number(), at: instantSchema }).nullable(),
    memoryMb: z.number(),
    diskFreeGb: z.number().nullable(),
    restarts: z.number().int(),
  }),
  /**
   * The sums behind the figures are being rebuilt, as after an update: this many of this many parts are missing, all from
   * before a given instant. Null if none are missing.
   */
  recount: z.object({ left: z.number().int(), of: z.number().int(), before: instantSchema }).nullable(),
  faults: z.array(z.object({ at: instantSchema, where: z.string(), fault: faultSchema })),
  simulator: z.enum(['absent', 'playing', 'paused']),
});
export type StationStatus = Readonly<z.infer<typeof stationStatusSchema>>;
