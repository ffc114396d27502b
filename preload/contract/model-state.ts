import { z } from 'zod';
import { instantSchema, recipeIdSchema, sha256Schema } from './units.ts';

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
  madeBy: z.string(),
  madeAt: instantSchema,
});
export type ModelEvent = Readonly<z.infer<typeof modelEventSchema>>;

/** What keeps a model in the registry. */
export const modelUseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['champion', 'shadow', 'former-champion']), recipeName: z.string() }),
  /** Replays of it that have not ended. */
  z.object({ kind: z.literal('replays'), count: z.number().int().positive() }),
  z.object({ kind: z.literal('parts'), count: z.number().int().positive() }),
]);
export type ModelUse = Readonly<z.infer<typeof modelUseSchema>>;

/** What speaks against a model as champion of a recipe. */
export const promotionObjectionSchema = z.discriminatedUnion('code', [
  /** The same classes in another order: names may have been mixed up in training. */
  z.object({ code: z.literal('class-order'), recipe: z.array(z.string()), model: z.array(z.string()) }),
  /** Defects of the recipe that the model cannot find. */
  z.object({ code: z.literal('classes-missing'), classNames: z.array(z.string()) }),
  /** Classes that the recipe does not name: its limits for other defects hold. */
  z.object({ code: z.literal('classes-new'), classNames: z.array(z.string()) }),
  z.object({ code: z.literal('gate-not-run') }),
  /** The gate has rules that must hold, and has not been run against this champion, set and limits. */
  z.object({ code: z.literal('gate-must-run') }),
  z.object({ code: z.literal('gate-failed'), rules: z.number().int().positive() }),
  z.object({ code: z.literal('gate-must-failed'), rules: z.number().int().positive() }),
  z.object({ code: z.literal('retired') }),
]);
export type PromotionObjection = Readonly<z.infer<typeof promotionObjectionSchema>>;
export const objectionCodeSchema = z.enum([
  'class-order',
  'classes-missing',
  'classes-new',
  'gate-not-run',
  'gate-must-run',
  'gate-failed',
  'gate-must-failed',
  'retired',
] as const satisfies readonly PromotionObjection['code'][]);
export type ObjectionCode = PromotionObjection['code'];

/** How grave an objection is: `fatal` ones nobody can set aside, `grave` ones only expressly. */
export const objectionWeights = {
  'class-order': 'grave',
  'classes-missing': 'grave',
  'classes-new': 'slight',
  'gate-not-run': 'slight',
  'gate-must-run': 'fatal',
  'gate-failed': 'grave',
  'gate-must-failed': 'fatal',
  retired: 'fatal',
} as const satisfies Record<ObjectionCode, 'fatal' | 'grave' | 'slight'>;

/** Why somebody changes what a model is; kept for good. */
export const changeReasonSchema = z.string().trim().min(1).max(500);
