import { z } from 'zod';
import {
  studyCandidateSchema,
  studyDraftSchema,
  studyIdSchema,
  studyResultSchema,
  studySchema,
  studyTaskSchema,
} from '../../people/study.ts';
import { personIdSchema, recipeIdSchema } from '../../values/units.ts';
import { leaders, nothing, type OperationsOf, people } from '../operation-spec.ts';

/** Attribute agreement studies. The looks themselves go through `review.claim` and `review.answer`. */
export const studyOperations = {
  /** Newest first. */
  'study.list': { input: nothing, output: z.array(studySchema), roles: leaders },
  /** Parts of a recipe that may be worth showing, a third of them borderline. */
  'study.suggest': {
    input: z.object({ recipeId: recipeIdSchema, count: z.number().int().min(4).max(200) }),
    output: z.array(studyCandidateSchema),
    roles: leaders,
  },
  /** Starts it. Refused as `conflict` if the planner takes part, because they know the answers. */
  'study.plan': { input: studyDraftSchema, output: studySchema, roles: leaders },
  /** Removes somebody who has left; their answers stay on record and do not count. */
  'study.take-out': {
    input: z.object({ id: studyIdSchema, personId: personIdSchema }),
    output: studySchema,
    roles: leaders,
  },
  /** Ends it before everybody has answered everything: anyone who has not does not count. */
  'study.end': { input: z.object({ id: studyIdSchema }), output: studySchema, roles: leaders },
  /** While it is running it is refused as `conflict` to anyone who takes part. */
  'study.result': { input: z.object({ id: studyIdSchema }), output: studyResultSchema, roles: leaders },
  /** The studies that this person still has to look at parts for, oldest first. */
  'study.mine': { input: nothing, output: z.array(studyTaskSchema), roles: people },
} as const satisfies OperationsOf<'study'>;
