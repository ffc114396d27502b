import { z } from 'zod';
import { inspectionSchema, inspectionSummarySchema } from '../parts/inspection.ts';
import { inspectionIdSchema } from '../values/units.ts';
import { everybody, type OperationsOf } from './operation-spec.ts';

/** Parts as the machine saw them. */
export const inspectionOperations = {
  /** Newest first. */
  'inspection.recent': {
    input: z.object({ limit: z.number().int().min(1).max(500), before: inspectionIdSchema.optional() }),
    output: z.array(inspectionSummarySchema),
    roles: everybody,
  },
  'inspection.read': { input: z.object({ id: inspectionIdSchema }), output: inspectionSchema, roles: everybody },
} as const satisfies OperationsOf<'inspection'>;
