import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { instantSchema } from '../values/units.ts';

/** How one life of the engine ended. */
export const engineEndSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exit'), code: z.number().int() }),
  /** By the system, by somebody, or by a crash in native code. */
  z.object({ kind: z.literal('signal'), signal: z.string() }),
  z.object({ kind: z.literal('unstartable'), reason: z.string() }),
  /** It did not become ready in time and was ended. */
  z.object({ kind: z.literal('slow') }),
  /** It gave no sign of life any more and was ended. */
  z.object({ kind: z.literal('silent') }),
  /** It would not start, as on a data folder that it cannot use. */
  z.object({ kind: z.literal('refused'), fault: faultSchema }),
  /** Main let it rest, as while a version is being installed: nothing but main starts it again. */
  z.object({ kind: z.literal('resting'), fault: faultSchema }),
]);
export type EngineEnd = Readonly<z.infer<typeof engineEndSchema>>;

/** What main knows of the engine; sent by main itself, since a dead engine cannot tell. */
export const engineStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('running'), since: instantSchema, restarts: z.number().int() }),
  z.object({
    kind: z.literal('down'),
    since: instantSchema,
    restarts: z.number().int(),
    end: engineEndSchema,
    /** When it is started again by itself; null: not at all. */
    retryAt: instantSchema.nullable(),
  }),
]);
export type EngineState = Readonly<z.infer<typeof engineStateSchema>>;
