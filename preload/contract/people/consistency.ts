import { z } from 'zod';
import { instantSchema, personIdSchema, recipeIdSchema } from '../values/units.ts';

/** A share with its 95 % interval and its counts. */
export const shareSchema = z.object({
  count: z.number().int(),
  of: z.number().int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
});

/** A figure of agreement, −1 to 1, with its 95 % interval. */
export const agreementEstimateSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** How far two looks at the same parts agree; each figure `null` if nothing can be said. */
export const agreementFiguresSchema = z.object({
  pairs: z.number().int(),
  /** Looks that said bad, over both looks at every pair. */
  bad: z.object({ count: z.number().int(), of: z.number().int() }),
  agreement: shareSchema.nullable(),
  /** Of the looks that said good, the share whose other look said the same; likewise bad. */
  onGood: agreementEstimateSchema.nullable(),
  onBad: agreementEstimateSchema.nullable(),
  kappa: agreementEstimateSchema.nullable(),
  ac1: agreementEstimateSchema.nullable(),
  /** Why kappa may be misleading. */
  doubt: z.enum(['one-answer', 'open', 'rare']).nullable(),
});

export type AgreementFigures = Readonly<z.infer<typeof agreementFiguresSchema>>;

/**
 * Whether the person had seen what the model said at the first look and at the second. Only looks without an opinion
 * beside either of them show how consistent people are on their own.
 */
export const lookConditionSchema = z.enum(['blind-blind', 'aided-blind', 'aided-aided']);
export type LookCondition = z.infer<typeof lookConditionSchema>;

/** Looks made under one condition; conditions without looks are left out. */
const byConditionSchema = z.array(agreementFiguresSchema.extend({ condition: lookConditionSchema }));
export type ByCondition = z.infer<typeof byConditionSchema>;

const againstReferenceSchema = agreementFiguresSchema.extend({
  /** Bad parts called good, over bad parts looked at. */
  miss: shareSchema.nullable(),
  /** Good parts called bad, over good parts looked at. */
  falseAlarm: shareSchema.nullable(),
});

export const personFiguresSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  answers: z.number().int(),
  /** Looking time of one item, without idle time; null if there was none. */
  medianMs: z.number().nullable(),
  /** Against their own first answer. */
  within: byConditionSchema,
  /** Against the agreed answer, on parts that were not selected for being disputed. */
  reference: againstReferenceSchema,
});
export type PersonFigures = Readonly<z.infer<typeof personFiguresSchema>>;

/** How consistently people answered in a period; everybody who may sign in, and anybody else who answered. Sorted by name: this is not a ranking. */
export const consistencySchema = z.object({
  within: byConditionSchema,
  between: byConditionSchema,
  reference: againstReferenceSchema,
  people: z.array(personFiguresSchema),
  pairs: z.array(z.object({ names: z.tuple([z.string(), z.string()]), figures: byConditionSchema })),
});
export type Consistency = Readonly<z.infer<typeof consistencySchema>>;

/** From the first instant up to, not including, the second. */
export const consistencyFilterSchema = z.object({
  from: instantSchema,
  until: instantSchema,
  recipeId: recipeIdSchema.nullable(),
});
export type ConsistencyFilter = Readonly<z.infer<typeof consistencyFilterSchema>>;
