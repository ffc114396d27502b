import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { inspectionIdSchema, instantSchema, laneIdSchema, replayIdSchema, sha256Schema } from '../values/units.ts';

const count = z.number().int().nonnegative();

/** Which parts a model should look at again: those decided in this time; `null` means every lane. */
export const replayOrderSchema = z.object({
  modelSha256: sha256Schema,
  from: instantSchema,
  until: instantSchema,
  laneId: laneIdSchema.nullable(),
});
export type ReplayOrder = Readonly<z.infer<typeof replayOrderSchema>>;

/**
 * The progress of a replay.
 * - `waiting`: another one is running; only one runs at a time
 * - `running`; after a restart it continues where it was
 * - `held`: it has begun, and waits for the line, which always has priority
 * - `done`: every part was looked at, or its image is listed as missing
 * - `cancelled`, `failed`: what it had seen by then stays
 */
export const replayStateSchema = z.enum(['waiting', 'running', 'held', 'done', 'cancelled', 'failed']);
export type ReplayState = z.infer<typeof replayStateSchema>;

/** A run of a model on stored parts. Its results are kept apart from what it said beside the line. */
export const replaySchema = replayOrderSchema.extend({
  id: replayIdSchema,
  modelName: z.string(),
  laneName: z.string().nullable(),
  state: replayStateSchema,
  /** The number of parts it covers; null until they are counted. */
  parts: count.nullable(),
  looked: count,
  discordant: count,
  /** Parts whose stored image is missing or cannot be read. */
  withoutPicture: count,
  /** Why it failed. */
  fault: faultSchema.nullable(),
  madeBy: z.string(),
  madeAt: instantSchema,
  beganAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  /** Who cancelled it. */
  endedBy: z.string().nullable(),
});
export type Replay = Readonly<z.infer<typeof replaySchema>>;

/** A part that a replay could not look at. */
export const replayGapSchema = z.object({ inspectionId: inspectionIdSchema, name: z.string(), fault: faultSchema });
export type ReplayGap = Readonly<z.infer<typeof replayGapSchema>>;
