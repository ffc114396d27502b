import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { instantSchema } from '../values/units.ts';

/** How one run of the engine ended. */
export const engineEndSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exit'), code: z.number().int() }),
  /** By the system, by somebody, or by a crash in native code. */
  z.object({ kind: z.literal('signal'), signal: z.string() }),
  z.object({ kind: z.literal('unstartable'), reason: z.string() }),
  /** It was not ready in time and was ended. */
  z.object({ kind: z.literal('slow') }),
  /** It stopped responding and was ended. */
  z.object({ kind: z.literal('silent') }),
  /** It refused to start, for example on an unusable data folder. */
  z.object({ kind: z.literal('refused'), fault: faultSchema }),
  /** Main stopped it, for example while a version is being installed: only main starts it again. */
  z.object({ kind: z.literal('resting'), fault: faultSchema }),
]);
export type EngineEnd = Readonly<z.infer<typeof engineEndSchema>>;

/** What main knows about the engine; sent by main itself, because a dead engine cannot tell. */
export const engineStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('running'), since: instantSchema, restarts: z.number().int() }),
  z.object({
    kind: z.literal('down'),
    since: instantSchema,
    restarts: z.number().int(),
    end: engineEndSchema,
    /** When it will be restarted automatically; null: not at all. */
    retryAt: instantSchema.nullable(),
  }),
]);
export type EngineState = Readonly<z.infer<typeof engineStateSchema>>;
