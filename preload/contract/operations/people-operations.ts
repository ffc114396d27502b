import { z } from 'zod';
import { adjudicationSchema, disagreementSchema } from '../parts/adjudication.ts';
import { bookDefinitionSchema, bookPictureDraftSchema, bookPictureIdSchema, bookSchema } from '../people/book.ts';
import { challengeSchema, knownAnswerSchema } from '../people/challenge.ts';
import { consistencyFilterSchema, consistencySchema } from '../people/consistency.ts';
import { enteredPinSchema, personSchema, pinSchema, refusedSignInSchema } from '../people/person.ts';
import { inspectionIdSchema, instantSchema, personIdSchema, recipeIdSchema } from '../values/units.ts';
import { engineers, everybody, leaders, nothing, type OperationSpec, people } from './operation-spec.ts';
import { studyOperations } from './study-operations.ts';

/** People, and how they are measured and taught. Part of `operations`. */
export const peopleOperations = {
  'consistency.read': { input: consistencyFilterSchema, output: consistencySchema, roles: leaders },

  /** Open disagreements, oldest first, then what was settled last. */
  'adjudication.list': {
    input: z.object({ limit: z.number().int().min(1).max(500) }),
    output: z.object({
      open: z.number().int(),
      items: z.array(disagreementSchema),
      settled: z.array(disagreementSchema),
    }),
    roles: leaders,
  },
  /** The answer becomes the agreed one and settles every disagreement about the part; if the part itself was answered differently, that is corrected. */
  'adjudication.decide': { input: adjudicationSchema, output: disagreementSchema, roles: leaders },

  'challenge.list': { input: z.object({ recipeId: recipeIdSchema }), output: z.array(challengeSchema), roles: leaders },
  /** Mixes a part into the queue from now on. Refused as `conflict` if its answer is neither given nor agreed. */
  'challenge.add': {
    input: z.object({ inspectionId: inspectionIdSchema, answer: knownAnswerSchema.nullable() }),
    output: challengeSchema,
    roles: leaders,
  },
  /** Mixes in parts of the simulated line, half of them bad, with their true defects as the known answer. */
  'challenge.add-simulated': {
    input: z.object({ recipeId: recipeIdSchema, count: z.number().int().min(1).max(100) }),
    output: z.object({ good: z.number().int(), bad: z.number().int() }),
    roles: leaders,
  },
  'challenge.remove': { input: z.object({ inspectionId: inspectionIdSchema }), output: nothing, roles: leaders },

  ...studyOperations,

  'book.read': { input: z.object({ recipeId: recipeIdSchema }), output: bookSchema, roles: people },
  'book.define': {
    input: bookDefinitionSchema.extend({ recipeId: recipeIdSchema }),
    output: bookSchema,
    roles: leaders,
  },
  /** A new good reference part replaces the previous one. */
  'book.add-picture': { input: bookPictureDraftSchema, output: bookSchema, roles: leaders },
  'book.remove-picture': { input: z.object({ id: bookPictureIdSchema }), output: bookSchema, roles: leaders },

  'person.list': { input: nothing, output: z.array(personSchema), roles: everybody },
  /** Creates the first engineer; refused once any person exists. */
  'person.add-first': {
    input: z.object({ name: personSchema.shape.name, pin: enteredPinSchema }),
    output: personSchema,
    roles: everybody,
  },
  'person.add': {
    input: personSchema.omit({ id: true, isActive: true, isTraining: true }).extend({ pin: enteredPinSchema }),
    output: personSchema,
    roles: engineers,
  },
  'person.change': {
    input: personSchema.extend({ pin: pinSchema.optional() }),
    output: personSchema,
    roles: engineers,
  },
  /** Whether this person is told the agreed answer after each of theirs. */
  'person.set-training': {
    input: z.object({ id: personIdSchema, isTraining: z.boolean() }),
    output: personSchema,
    roles: leaders,
  },
  /** Checks a PIN; main binds the answer to the window that asked. A wrong one is `pin-wrong`; after four the person has to wait, `pin-locked`. */
  'person.sign-in': {
    input: z.object({ id: personIdSchema, pin: enteredPinSchema }),
    output: personSchema,
    roles: everybody,
  },
  /** Sets one's own new PIN, given the old one. */
  'person.change-own-pin': {
    input: z.object({ pin: enteredPinSchema, next: pinSchema }),
    output: personSchema,
    roles: people,
  },
  /** The newest wrong PINs, newest first. */
  'person.refused-sign-ins': {
    input: z.object({ limit: z.number().int().min(1).max(200) }),
    output: z.array(refusedSignInSchema),
    roles: engineers,
  },
  'person.signed-out': { input: z.object({ at: instantSchema }), output: nothing, roles: people },
} as const satisfies Record<string, OperationSpec>;
