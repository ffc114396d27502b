import { z } from 'zod';
import { reasonSchema } from '../values/reason.ts';
import { inspectionIdSchema, instantSchema, recipeIdSchema } from '../values/units.ts';
import { dispositionSchema } from './inspection.ts';
import { referenceSchema } from './reference.ts';

export const disagreementIdSchema = z.number().int().positive().brand<'DisagreementId'>();
export type DisagreementId = z.infer<typeof disagreementIdSchema>;

/** One of the answers that contradict each other. Without a name until the disagreement is settled: it is about the part. */
export const disputedAnswerSchema = dispositionSchema
  .pick({ kind: true, classNames: true, boxes: true, comment: true, madeAt: true })
  .extend({ personName: z.string().nullable() });
export type DisputedAnswer = Readonly<z.infer<typeof disputedAnswerSchema>>;

const agreedSchema = referenceSchema.pick({
  isBad: true,
  classNames: true,
  boxes: true,
  comment: true,
  madeBy: true,
  madeAt: true,
});

/** A part that was answered in two ways, or differently from the agreed answer. */
export const disagreementSchema = z.object({
  id: disagreementIdSchema,
  inspectionId: inspectionIdSchema,
  recipeId: recipeIdSchema,
  name: z.string(),
  isReadable: z.boolean(),
  openedAt: instantSchema,
  /** Null if the answer contradicts the agreed one. */
  first: disputedAnswerSchema.nullable(),
  second: disputedAnswerSchema,
  /** The previously agreed answer; null if there was none. */
  agreed: agreedSchema.nullable(),
  /** What settled it; null while it is open. */
  decision: agreedSchema.nullable(),
});
export type Disagreement = Readonly<z.infer<typeof disagreementSchema>>;

export const adjudicationSchema = z.object({
  id: disagreementIdSchema,
  isBad: z.boolean(),
  classNames: z.array(z.string().min(1).max(80)).max(50),
  boxes: referenceSchema.shape.boxes.max(500),
  reason: reasonSchema(2000),
});
export type Adjudication = Readonly<z.infer<typeof adjudicationSchema>>;
