import { z } from 'zod';
import {
  historyCountSchema,
  historyDaySchema,
  historyFilterSchema,
  historyPageSchema,
  historyPlaceSchema,
} from '../parts/history.ts';
import { nothing, type OperationsOf, people } from './operation-spec.ts';

/** Finding parts again. */
export const historyOperations = {
  /** The next stretch of the history after `after`, newest first; the walk is bounded, so a page may be short without being the last. */
  'history.search': {
    input: z.object({
      filter: historyFilterSchema,
      after: historyPlaceSchema.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: historyPageSchema,
    roles: people,
  },
  /** How many parts match, counted up to a limit, and over a limited number of records. */
  'history.count': { input: z.object({ filter: historyFilterSchema }), output: historyCountSchema, roles: people },
  /** Newest first; days without parts are left out. */
  'history.days': { input: nothing, output: z.array(historyDaySchema), roles: people },
} as const satisfies OperationsOf<'history'>;
