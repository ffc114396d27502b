import { z } from 'zod';
import { inspectionIdSchema, instantSchema } from '../values/units.ts';
import { humanBoxSchema } from './inspection.ts';

/** Where an agreed answer comes from. `simulator`: the truth of a simulated part. */
export const referenceOriginSchema = z.enum(['adjudicated', 'challenge', 'imported', 'simulator']);

/** The agreed right answer for one part, with who agreed and when. */
export const referenceSchema = z.object({
  inspectionId: inspectionIdSchema,
  isBad: z.boolean(),
  classNames: z.array(z.string()),
  boxes: z.array(humanBoxSchema),
  origin: referenceOriginSchema,
  comment: z.string(),
  madeBy: z.string(),
  madeAt: instantSchema,
});
export type Reference = Readonly<z.infer<typeof referenceSchema>>;
