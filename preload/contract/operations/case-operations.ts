import { z } from 'zod';
import { changeReasonSchema } from '../models/model-state.ts';
import {
  caseDetailSchema,
  casePartFilterSchema,
  casePartPageSchema,
  containmentCaseSchema,
  newCaseScopeSchema,
  recallChoiceSchema,
  settleChoiceSchema,
} from '../parts/containment.ts';
import { caseIdSchema, inspectionIdSchema, sha256Schema } from '../values/units.ts';
import { leaders, nothing, type OperationsOf } from './operation-spec.ts';

const order = { id: caseIdSchema, reason: changeReasonSchema };

/** Containment: which parts a fault may have touched, and what becomes of each. Every change to a case returns at once and continues in the background. */
export const caseOperations = {
  /** Newest first. */
  'case.list': { input: nothing, output: z.array(containmentCaseSchema), roles: leaders },
  'case.read': { input: z.object({ id: caseIdSchema }), output: caseDetailSchema, roles: leaders },
  /** By the number of the inspection. Parts that the actor is judging blind are left out. */
  'case.parts': {
    input: z.object({
      id: caseIdSchema,
      show: casePartFilterSchema,
      /** Null: every lot; empty: parts whose file name gives none. */
      lot: z.string().max(200).nullable(),
      after: inspectionIdSchema.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: casePartPageSchema,
    roles: leaders,
  },
  /** Records its parts. */
  'case.open': {
    input: z.object({ scope: newCaseScopeSchema, reason: changeReasonSchema }),
    output: z.object({ id: caseIdSchema }),
    roles: leaders,
    byPerson: true,
  },
  /** Shows the stored images to a model; parts that would go another way are asked about in review. */
  'case.reinspect': {
    input: z.object({ ...order, modelSha256: sha256Schema }),
    output: nothing,
    roles: leaders,
    byPerson: true,
  },
  /** Tells the line to take parts out, each once. */
  'case.recall': {
    input: z.object({ ...order, choice: recallChoiceSchema }),
    output: nothing,
    roles: leaders,
    byPerson: true,
  },
  'case.settle': {
    input: z.object({ ...order, choice: settleChoiceSchema }),
    output: nothing,
    roles: leaders,
    byPerson: true,
  },
  /** Permanent. Refused as `conflict` while a part is open, or is confirmed bad while the line treats it as good. */
  'case.close': { input: z.object(order), output: nothing, roles: leaders, byPerson: true },
} as const satisfies OperationsOf<'case'>;
