import { z } from 'zod';
import { adjudicationSchema, disagreementSchema } from '../../parts/adjudication.ts';
import { leaders, type OperationsOf } from '../operation-spec.ts';

/** Disagreements between people, and how they are settled. */
export const adjudicationOperations = {
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
  'adjudication.decide': { input: adjudicationSchema, output: disagreementSchema, roles: leaders, byPerson: true },
} as const satisfies OperationsOf<'adjudication'>;
