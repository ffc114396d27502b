import { z } from 'zod';
import { instantSchema, personIdSchema, recipeIdSchema } from './units.ts';

/** A share with its interval at 95 %, and of how many. */
export const shareSchema = z.object({
  count: z.number().int(),
  of: z.number().int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
});

/** How far two looks at the same parts agree; each figure `null` where nothing can be said. */
export const agreementFiguresSchema = z.object({
  pairs: z.number().int(),
  agreement: shareSchema.nullable(),
  kappa: z
    .object({ kappa: z.number(), standardError: z.number(), low: z.number(), high: z.number(), of: z.number().int() })
    .nullable(),
});

export type AgreementFigures = Readonly<z.infer<typeof agreementFiguresSchema>>;

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
  /** Looking time of one item, idle time taken out; null where there was none. */
  medianMs: z.number().nullable(),
  /** Against their own first answer. */
  within: agreementFiguresSchema,
  /** Against the agreed answer, of parts that were not picked for being disputed. */
  reference: againstReferenceSchema,
});
export type PersonFigures = Readonly<z.infer<typeof personFiguresSchema>>;

/** How consistently people answered in a period; everybody who may sign in, and whoever else answered. By name: it is no ranking. */
export const consistencySchema = z.object({
  within: agreementFiguresSchema,
  between: agreementFiguresSchema,
  reference: againstReferenceSchema,
  people: z.array(personFiguresSchema),
  pairs: z.array(agreementFiguresSchema.extend({ names: z.tuple([z.string(), z.string()]) })),
});
export type Consistency = Readonly<z.infer<typeof consistencySchema>>;

/** From the first instant on, up to but without the second. */
export const consistencyFilterSchema = z.object({
  from: instantSchema,
  until: instantSchema,
  recipeId: recipeIdSchema.nullable(),
});
export type ConsistencyFilter = Readonly<z.infer<typeof consistencyFilterSchema>>;
