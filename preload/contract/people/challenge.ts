import { z } from 'zod';
import { inspectionSummarySchema } from '../parts/inspection.ts';
import { referenceSchema } from '../parts/reference.ts';
import { inspectionIdSchema, instantSchema, recipeIdSchema } from '../values/units.ts';

/** A part with a known answer that is mixed into the queue. */
export const challengeSchema = z.object({
  inspectionId: inspectionIdSchema,
  recipeId: recipeIdSchema,
  name: z.string(),
  capturedAt: inspectionSummarySchema.shape.capturedAt,
  isBad: z.boolean(),
  classNames: z.array(z.string()),
  /** It never came down the line: somebody imported the image as a file. */
  isBrought: z.boolean(),
  madeBy: z.string(),
  madeAt: instantSchema,
  /** How often it was answered, and how often wrongly. */
  answers: z.number().int(),
  wrong: z.number().int(),
});
export type Challenge = Readonly<z.infer<typeof challengeSchema>>;

/** The known answer of a part, given with the request to show it; null uses the agreed one. */
export const knownAnswerSchema = referenceSchema
  .pick({ isBad: true })
  .extend({ classNames: z.array(z.string().min(1).max(80)).max(50), comment: z.string().trim().max(2000) });
