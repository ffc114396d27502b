import { z } from 'zod';
import { replayGapSchema, replayOrderSchema, replaySchema } from '../models/replay.ts';
import { replayIdSchema, sha256Schema } from '../values/units.ts';
import { engineers, leaders, nothing, type OperationsOf } from './operation-spec.ts';

/** Models on stored parts. */
export const replayOperations = {
  /** Newest first. */
  'replay.list': { input: z.object({ modelSha256: sha256Schema }), output: z.array(replaySchema), roles: leaders },
  /** Queues it and returns at once; `replay.changed` reports progress. Refused as `conflict` if no part is stored from that time. */
  'replay.begin': { input: replayOrderSchema, output: replaySchema, roles: engineers },
  /** What it has seen so far stays. Refused as `conflict` once it has ended. */
  'replay.cancel': { input: z.object({ id: replayIdSchema }), output: nothing, roles: engineers },
  /** The parts that it could not look at, the newest first, at most `limit`. */
  'replay.gaps': {
    input: z.object({ id: replayIdSchema, limit: z.number().int().min(1).max(500) }),
    output: z.array(replayGapSchema),
    roles: leaders,
  },
} as const satisfies OperationsOf<'replay'>;
