import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { instantSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { objectionCodeSchema } from './model-objection.ts';

/**
 * How far a model has come.
 * - `imported`: in the registry, nothing more
 * - `checked`: it has passed the gate of a recipe
 * - `shadow`: it runs beside a champion, without effect
 * - `champion`: it judges the parts of a recipe
 * - `retired`: kept for the records, no longer to be chosen
 */
export const modelStateSchema = z.enum(['imported', 'checked', 'shadow', 'champion', 'retired']);
export type ModelState = z.infer<typeof modelStateSchema>;

/** What a model is to one recipe. `predecessor`: the champion before, kept loaded for the way back. */
export const modelRoleSchema = z.object({
  role: z.enum(['champion', 'predecessor', 'shadow']),
  recipeId: recipeIdSchema,
  recipeName: z.string(),
});
export type ModelRole = Readonly<z.infer<typeof modelRoleSchema>>;

export const modelStandingSchema = z.object({
  sha256: sha256Schema,
  state: modelStateSchema,
  roles: z.array(modelRoleSchema),
  /** What it last did wrong in shadow, and when; null once it has been begun again. */
  trouble: z.object({ fault: faultSchema.nullable(), at: instantSchema }).nullable(),
});
export type ModelStanding = Readonly<z.infer<typeof modelStandingSchema>>;

/** What is written down of a model itself; that it was made or replaced as champion is said by the versions of recipes. */
export const notedModelEventSchema = z.enum([
  'imported',
  'checked',
  'gate-failed',
  'shadow-began',
  'shadow-ended',
  'troubled',
  'retired',
  'reinstated',
  'removed',
]);
export type NotedModelEvent = z.infer<typeof notedModelEventSchema>;

export const modelEventSchema = z.object({
  kind: z.enum([...notedModelEventSchema.options, 'promoted', 'replaced']),
  recipeName: z.string().nullable(),
  /** Of events that are versions of a recipe. */
  recipeVersion: z.number().int().nullable(),
  /** Why, in the words of whoever did it. */
  reason: z.string(),
  /** What spoke against it when it was made champion all the same. */
  despite: z.array(objectionCodeSchema),
  /** What it did, of events of kind `troubled`. */
  fault: faultSchema.nullable(),
  madeBy: z.string(),
  madeAt: instantSchema,
});
export type ModelEvent = Readonly<z.infer<typeof modelEventSchema>>;

/** Letters that a reason has at least, blanks around it left out. */
export const REASON_MIN_LENGTH = 3;

/** Why somebody changes what a model is; kept for good, so a mere letter is not taken. */
export const changeReasonSchema = z.string().trim().min(REASON_MIN_LENGTH).max(500);
