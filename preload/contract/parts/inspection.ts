import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { detectionSchema } from '../models/model.ts';
import { partInRolloutSchema, rolloutArmSchema } from '../models/rollout-arm.ts';
import { automationLevelSchema, dispositionKindSchema } from '../station/recipe.ts';
import { pixelBoxSchema } from '../values/geometry.ts';
import {
  dispositionIdSchema,
  inspectionIdSchema,
  instantSchema,
  laneIdSchema,
  personIdSchema,
  recipeIdSchema,
  scoreSchema,
  sha256Schema,
} from '../values/units.ts';
import { opticsSchema, stageTimesSchema } from './picture.ts';
import { signalSchema } from './signal.ts';

/** Why a verdict is what it is. */
export const reasonSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('all-clear') }),
  z.object({ code: z.literal('defect'), className: z.string(), score: scoreSchema, rejectAt: scoreSchema }),
  z.object({
    code: z.literal('unsure'),
    className: z.string(),
    score: scoreSchema,
    clearBelow: scoreSchema,
    rejectAt: scoreSchema,
  }),
  z.object({ code: z.literal('model-silent') }),
  /** The model found more boxes than are recorded: the best of every class is among those recorded. */
  z.object({ code: z.literal('boxes-cut'), told: z.number().int().positive() }),
  /** Nobody has seen the model find anything yet, neither here nor on parts known to be bad. */
  z.object({ code: z.literal('model-unproven') }),
  /** The model marked nothing on this many parts in a row, which is unusual for it. */
  z.object({ code: z.literal('model-quiet'), parts: z.number().int().positive() }),
  /** The model gave the very same boxes for this many different images in a row. */
  z.object({ code: z.literal('model-frozen'), parts: z.number().int().positive() }),
  z.object({ code: z.literal('fault'), fault: faultSchema }),
]);
export type Reason = Readonly<z.infer<typeof reasonSchema>>;

/** The machine's outcome. A fault always leads to `undetermined`. */
export const verdictKindSchema = z.enum(['pass', 'fail', 'undetermined']);
export type VerdictKind = z.infer<typeof verdictKindSchema>;
export const verdictSchema = z.object({ kind: verdictKindSchema, reasons: z.array(reasonSchema).min(1) });
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;

/** Why a part waits for a person. */
export const askSchema = z.enum([
  'unsure',
  'level',
  'audit',
  'fault',
  'repeat',
  'challenge',
  'discordant',
  'sent',
  'case',
  'study',
]);
export type Ask = z.infer<typeof askSchema>;

/** A box a person left on the image: the model's, adopted or changed, or one of their own. */
export const humanBoxSchema = z.object({
  className: z.string().max(1000),
  box: pixelBoxSchema,
  origin: z.enum(['model', 'person']),
});
export type HumanBox = Readonly<z.infer<typeof humanBoxSchema>>;

export const dispositionSchema = z.object({
  id: dispositionIdSchema,
  inspectionId: inspectionIdSchema,
  kind: dispositionKindSchema,
  classNames: z.array(z.string()),
  boxes: z.array(humanBoxSchema),
  comment: z.string(),
  /** Why the person was asked; `timeout` if nobody answered and the recipe's default was used. */
  ask: z.enum([...askSchema.options, 'timeout', 'correction', 'adjudication']),
  supersedes: dispositionIdSchema.nullable(),
  personId: personIdSchema.nullable(),
  personName: z.string(),
  /** The station's name at the time; empty if an earlier version did not record it. */
  stationName: z.string(),
  madeAt: instantSchema,
  /** From first paint to answer, without idle time; null if nobody looked. */
  tookMs: z.number().nonnegative().nullable(),
});
export type Disposition = Readonly<z.infer<typeof dispositionSchema>>;

/** One inspection as lists and the film strip show it. */
export const inspectionSummarySchema = z.object({
  id: inspectionIdSchema,
  laneId: laneIdSchema,
  laneName: z.string(),
  fileName: z.string(),
  serial: z.string().nullable(),
  lot: z.string().nullable(),
  capturedAt: instantSchema,
  decidedAt: instantSchema,
  verdict: verdictKindSchema,
  signal: signalSchema,
  /** Highest score first; the class that counted most, if any. */
  topClass: z.string().nullable(),
  topScore: scoreSchema.nullable(),
  isReadable: z.boolean(),
  isWaiting: z.boolean(),
  disposition: dispositionKindSchema.nullable(),
  /** Which way it went in a roll-out; null if none was on. */
  arm: rolloutArmSchema.nullable(),
  elapsedMs: z.number(),
});
export type InspectionSummary = Readonly<z.infer<typeof inspectionSummarySchema>>;

/** One look at one part, complete. */
export const inspectionSchema = inspectionSummarySchema.extend({
  /** The lane in the file name; null if it names none. */
  namedLane: z.string().nullable(),
  /** It never came down the line: somebody imported the image, to challenge people with. Never shown with an item to review. */
  isBrought: z.boolean(),
  width: z.number().int().nonnegative(),
  height: z.number().int().nonnegative(),
  sizeBytes: z.number().int().nonnegative(),
  /** Null if the bytes could never be read. */
  imageSha256: sha256Schema.nullable(),
  recipeId: recipeIdSchema,
  recipeName: z.string(),
  recipeVersion: z.number().int().positive(),
  automationLevel: automationLevelSchema,
  modelSha256: sha256Schema.nullable(),
  modelName: z.string().nullable(),
  rollout: partInRolloutSchema.nullable(),
  reasons: z.array(reasonSchema),
  detections: z.array(detectionSchema),
  optics: opticsSchema.nullable(),
  admittedAt: instantSchema,
  stageTimes: stageTimesSchema,
  dispositions: z.array(dispositionSchema),
});
export type Inspection = Readonly<z.infer<typeof inspectionSchema>>;
