import { z } from 'zod';
import {
  enteredPinSchema,
  personLookSchema,
  personSchema,
  pinSchema,
  refusedSignInSchema,
} from '../../people/person.ts';
import { instantSchema, personIdSchema } from '../../values/units.ts';
import { engineers, everybody, leaders, nothing, type OperationsOf, people } from '../operation-spec.ts';

/** Who works here, and who is signed in. */
export const personOperations = {
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
    byPerson: true,
  },
  'person.change': {
    input: personSchema.extend({ pin: pinSchema.optional() }),
    output: personSchema,
    roles: engineers,
    byPerson: true,
  },
  /** Whether this person is told the agreed answer after each of theirs. */
  'person.set-training': {
    input: z.object({ id: personIdSchema, isTraining: z.boolean() }),
    output: personSchema,
    roles: leaders,
    byPerson: true,
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
    byPerson: true,
  },
  /** How the windows look for this person; `null` for nobody, who sees them as the station is set. */
  'person.look': { input: z.object({ id: personIdSchema.nullable() }), output: personLookSchema, roles: everybody },
  /** Sets one's own look. */
  'person.change-own-look': { input: personLookSchema, output: personLookSchema, roles: people, byPerson: true },
  /** The newest wrong PINs, newest first. */
  'person.refused-sign-ins': {
    input: z.object({ limit: z.number().int().min(1).max(200) }),
    output: z.array(refusedSignInSchema),
    roles: engineers,
    byPerson: true,
  },
  'person.signed-out': { input: z.object({ at: instantSchema }), output: nothing, roles: people, byPerson: true },
} as const satisfies OperationsOf<'person'>;
