import { z } from 'zod';
import { notedModelEventSchema } from '../models/model-state.ts';
import { rolloutHappeningSchema } from '../models/rollout.ts';
import { rolloutPlanSchema } from '../models/rollout-plan.ts';
import { instantSchema } from '../values/units.ts';
import { timeSpanSchema } from './report.ts';

/** A shift, and how many parts were inspected in it so far. */
export const shiftSchema = timeSpanSchema.extend({ inspected: z.number().int().nonnegative() });
export type Shift = Readonly<z.infer<typeof shiftSchema>>;

const made = { at: instantSchema, madeBy: z.string(), reason: z.string() };

/** A new version of a recipe, something about a model itself, or a step of a roll-out. */
export const stationChangeSchema = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('recipe'),
    ...made,
    recipeName: z.string(),
    version: z.number().int().positive(),
    /** The model it judges with; null if it has none. */
    modelName: z.string().nullable(),
    /** Whether the version before judged with another one. */
    isModelNew: z.boolean(),
  }),
  z.object({
    about: z.literal('model'),
    ...made,
    kind: notedModelEventSchema,
    modelName: z.string(),
    /** Null for what concerns the model under every recipe. */
    recipeName: z.string().nullable(),
  }),
  z.object({
    about: z.literal('rollout'),
    ...made,
    happening: rolloutHappeningSchema,
    plan: rolloutPlanSchema,
    challengerName: z.string(),
    recipeName: z.string(),
  }),
]);
export type StationChange = Readonly<z.infer<typeof stationChangeSchema>>;

/** What was changed about recipes and models in a period. */
export const changeReportSchema = z.object({
  /** Oldest first; of a long list the newest. */
  changes: z.array(stationChangeSchema),
  all: z.number().int().nonnegative(),
});
export type ChangeReport = Readonly<z.infer<typeof changeReportSchema>>;
