import { z } from 'zod';
import { dispositionKindSchema } from '../station/recipe.ts';
import { reasonSchema } from '../values/reason.ts';
import { inspectionIdSchema, instantSchema, personIdSchema } from '../values/units.ts';
import { askSchema, humanBoxSchema, inspectionSchema } from './inspection.ts';

export const reviewItemIdSchema = z.number().int().positive().brand<'ReviewItemId'>();
export type ReviewItemId = z.infer<typeof reviewItemIdSchema>;

/** Somebody's unfinished work on an item. */
export const reviewDraftSchema = z.object({
  boxes: z.array(humanBoxSchema).max(500),
  comment: z.string().max(2000),
  /** Boxes of the model, by their index, that were removed from the image. */
  removed: z.array(z.number().int().nonnegative()).max(2000),
  /** When, on the clock of the page; of two, the later counts. */
  keptAt: instantSchema,
});
export type ReviewDraft = Readonly<z.infer<typeof reviewDraftSchema>>;

/** One part in front of one person. Blind items arrive without the model's opinion: the engine leaves out verdict, reasons and detections. */
export const reviewItemSchema = z.object({
  id: reviewItemIdSchema,
  ask: askSchema,
  isBlind: z.boolean(),
  queuedAt: instantSchema,
  /** When the line stops waiting; null when it does not wait. */
  dueAt: instantSchema.nullable(),
  claimedUntil: instantSchema,
  /** This person's earlier unfinished work on it. */
  draft: reviewDraftSchema.nullable(),
  inspection: inspectionSchema,
});
export type ReviewItem = Readonly<z.infer<typeof reviewItemSchema>>;

export const reviewQueueSchema = z.object({
  waiting: z.number().int(),
  oldestAt: instantSchema.nullable(),
  nextDueAt: instantSchema.nullable(),
  /** Answers per minute over the last five minutes, and new items per minute. */
  pacePerMinute: z.number(),
  neededPerMinute: z.number(),
});
export type ReviewQueue = Readonly<z.infer<typeof reviewQueueSchema>>;

/** A week: nobody looks at a part for longer. */
const LOOK_LONGEST_MS = 7 * 24 * 60 * 60_000;

export const reviewAnswerSchema = z.object({
  itemId: reviewItemIdSchema,
  kind: dispositionKindSchema,
  classNames: z.array(z.string().min(1).max(80)).max(50),
  boxes: z.array(humanBoxSchema).max(500),
  comment: z.string().max(2000),
  tookMs: z.number().min(0).max(LOOK_LONGEST_MS),
  /** Who gave it, in case it arrives late: it counts only while that person is signed in. */
  givenBy: personIdSchema.optional(),
  /** The message, by the number in the fault `line-told`, that the person has read and reverses. */
  knowing: z.number().int().positive().optional(),
});
export type ReviewAnswer = Readonly<z.infer<typeof reviewAnswerSchema>>;

/** When the line is told of an answer: at once, after a moment in which it can be undone unheard, or never. */
export const tellingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('told') }),
  z.object({ kind: z.literal('held'), forMs: z.number().int().positive() }),
  z.object({ kind: z.literal('silent') }),
]);
export type Telling = Readonly<z.infer<typeof tellingSchema>>;

/** What somebody in training is told about the answer just given. */
export const feedbackSchema = z.object({
  inspectionId: inspectionIdSchema,
  width: z.number().int(),
  height: z.number().int(),
  said: dispositionKindSchema,
  isRight: z.boolean(),
  isBad: z.boolean(),
  classNames: z.array(z.string()),
  boxes: z.array(humanBoxSchema),
  /** Whose answer it is: the agreed one, or the model's if nothing is agreed. */
  source: z.enum(['agreed', 'model']),
});
export type Feedback = Readonly<z.infer<typeof feedbackSchema>>;

/** A disposition changed after the fact, with the reason. */
export const correctionSchema = reviewAnswerSchema.omit({ itemId: true, tookMs: true, knowing: true }).extend({
  /** The newest message about the part, by its name in `review.told`, that its author has read; null: the line was told nothing. */
  knowing: z.number().int().positive().nullable().optional(),
  inspectionId: inspectionIdSchema,
  comment: reasonSchema(2000),
});
export type Correction = Readonly<z.infer<typeof correctionSchema>>;
