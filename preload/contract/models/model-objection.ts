import { z } from 'zod';

/** What keeps a model in the registry. */
export const modelUseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['champion', 'shadow', 'former-champion']), recipeName: z.string() }),
  /** Parts that it judged, parts that it looked at in shadow, runs of a gate. */
  z.object({ kind: z.enum(['parts', 'shadow-parts', 'gate-runs', 'replays']), count: z.number().int().positive() }),
]);
export type ModelUse = Readonly<z.infer<typeof modelUseSchema>>;

/** Objections to a model as champion of a recipe. */
export const promotionObjectionSchema = z.discriminatedUnion('code', [
  /** The same classes in another order: names may have been mixed up in training. */
  z.object({ code: z.literal('class-order'), recipe: z.array(z.string()), model: z.array(z.string()) }),
  /** Defects of the recipe that the model cannot find. */
  z.object({ code: z.literal('classes-missing'), classNames: z.array(z.string()) }),
  /** Classes that the recipe does not name: its limits for other defects apply. */
  z.object({ code: z.literal('classes-new'), classNames: z.array(z.string()) }),
  z.object({ code: z.literal('gate-not-run') }),
  /** The gate has mandatory rules, and has not been run against this champion, set and limits. */
  z.object({ code: z.literal('gate-must-run') }),
  z.object({ code: z.literal('gate-failed'), rules: z.number().int().positive() }),
  z.object({ code: z.literal('gate-must-failed'), rules: z.number().int().positive() }),
  z.object({ code: z.literal('retired') }),
]);
export type PromotionObjection = Readonly<z.infer<typeof promotionObjectionSchema>>;
export const objectionCodeSchema = z.enum(promotionObjectionSchema.options.map(({ shape }) => shape.code.value));
export type ObjectionCode = PromotionObjection['code'];

/** How serious an objection is: `fatal` ones cannot be set aside, `grave` ones only expressly. */
export const objectionWeights = {
  'class-order': 'grave',
  'classes-missing': 'fatal',
  'classes-new': 'slight',
  'gate-not-run': 'slight',
  'gate-must-run': 'fatal',
  'gate-failed': 'grave',
  'gate-must-failed': 'fatal',
  retired: 'fatal',
} as const satisfies Record<ObjectionCode, 'fatal' | 'grave' | 'slight'>;

/** Whether an objection blocks the promotion: a fatal one always, a grave one until it is overridden. */
export function stands(code: ObjectionCode, despite: readonly ObjectionCode[]): boolean {
  const weight = objectionWeights[code];
  return weight === 'fatal' || (weight === 'grave' && !despite.includes(code));
}
