import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { reasonSchema } from '../values/reason.ts';
import { instantSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { objectionCodeSchema } from './model-objection.ts';

/**
 * How far a model has progressed.
 * - `imported`: in the registry, nothing more
 * - `checked`: it has passed the gate of a recipe
 * - `shadow`: it runs beside a champion, without effect
 * - `champion`: it judges the parts of a recipe
 * - `retired`: kept for the records, can no longer be chosen
 */
export const modelStateSchema = z.enum(['imported', 'checked', 'shadow', 'champion', 'retired']);
export type ModelState = z.infer<typeof modelStateSchema>;

/** The role of a model in one recipe. `predecessor`: the previous champion, kept loaded for the way back. */
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
  /** Its last failure in shadow, and when; null once it has been restarted. */
  trouble: z.object({ fault: faultSchema.nullable(), at: instantSchema }).nullable(),
});
export type ModelStanding = Readonly<z.infer<typeof modelStandingSchema>>;

/** What is recorded about a model itself; the versions of recipes record that it became champion or was replaced. */
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
  /** For events that are versions of a recipe. */
  recipeVersion: z.number().int().nullable(),
  /** The reason, in the words of the person. */
  reason: z.string(),
  /** The objections when it was made champion anyway. */
  despite: z.array(objectionCodeSchema),
  /** What happened, for events of kind `troubled`. */
  fault: faultSchema.nullable(),
  madeBy: z.string(),
  madeAt: instantSchema,
});
export type ModelEvent = Readonly<z.infer<typeof modelEventSchema>>;

/** Why somebody changes the state of a model; kept for good, so a single letter is not enough. */
export const changeReasonSchema = reasonSchema(500);
