import { z } from 'zod';
import { inspectionSchema } from '../parts/inspection.ts';
import {
  correctionSchema,
  feedbackSchema,
  reviewAnswerSchema,
  reviewDraftSchema,
  reviewItemIdSchema,
  reviewItemSchema,
  reviewQueueSchema,
  tellingSchema,
} from '../parts/review.ts';
import { toldToLineSchema } from '../parts/told-to-line.ts';
import { studyIdSchema } from '../people/study.ts';
import { inspectionIdSchema } from '../values/units.ts';
import { everybody, leaders, nothing, type OperationsOf, people } from './operation-spec.ts';

/** What people are asked, and what they answer. */
export const reviewOperations = {
  'review.queue': { input: nothing, output: reviewQueueSchema, roles: everybody },
  /** Claims the most urgent items for this window, or the next looks of a study; asking again renews the claims already held and fills up to `count`. */
  'review.claim': {
    input: z.object({ count: z.number().int().min(1).max(10), study: studyIdSchema.optional() }),
    output: z.array(reviewItemSchema),
    roles: people,
    byPerson: true,
  },
  'review.release': {
    input: z.object({ itemIds: z.array(reviewItemIdSchema).max(50) }),
    output: nothing,
    roles: people,
    byPerson: true,
  },
  /** Durable when it returns. */
  'review.answer': {
    input: reviewAnswerSchema,
    output: z.object({ feedback: feedbackSchema.nullable(), telling: tellingSchema }),
    roles: people,
    byPerson: true,
  },
  /** Saves unfinished work, so that it survives whatever ends the app. Durable when it returns. */
  'review.keep-draft': {
    input: z.object({ itemId: reviewItemIdSchema, draft: reviewDraftSchema }),
    output: nothing,
    roles: people,
    byPerson: true,
  },
  /** Puts the item back to the end of the queue for this person. */
  'review.skip': { input: z.object({ itemId: reviewItemIdSchema }), output: nothing, roles: people, byPerson: true },
  /** Undoes this person's newest answer that can still be undone, in the queue or in a study, and claims the item again; null if there is none. */
  'review.undo': {
    input: z.object({ study: studyIdSchema.optional() }),
    output: reviewItemSchema.nullable(),
    roles: people,
    byPerson: true,
  },
  /**
   * Asks people to look at these parts again, blind; no line waits for that. Left out, and counted: parts that wait already or have an
   * answer, and parts without an image.
   */
  'review.send': {
    input: z.object({ ids: z.array(inspectionIdSchema).min(1).max(500) }),
    output: z.object({ sent: z.number().int(), leftOut: z.number().int() }),
    roles: leaders,
    byPerson: true,
  },
  /** What the line was last told of a part; null: nothing. */
  'review.told': {
    input: z.object({ inspectionId: inspectionIdSchema }),
    output: toldToLineSchema.nullable(),
    roles: leaders,
    byPerson: true,
  },
  /** Refused as `line-told` if the line was told something other than the correction assumes. */
  'review.correct': { input: correctionSchema, output: inspectionSchema, roles: leaders, byPerson: true },
} as const satisfies OperationsOf<'review'>;
