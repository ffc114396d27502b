import { z } from 'zod';
import { type Fault, faultSchema } from '../faults/result.ts';
import { actorSchema } from '../people/person.ts';
import type { EventName, Payload } from './events.ts';

/** Which image: an inspection's, or one of a defect book. */
export const pictureOfSchema = z.enum(['inspection', 'book']);
export type PictureOf = z.infer<typeof pictureOfSchema>;

/**
 * What main sends to the engine, over the channel of a child process started as `node <engine> --data <folder>`.
 * - `call`: an operation, checked by main
 * - `locate`: turns an id of the image protocol into a file, only for main
 * - `ping`: answered at once with `null`; an engine that does not answer hangs, and is killed and restarted
 * - `stop`: finish work in progress and exit. Closing the channel means the same.
 */
export const toEngineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.number().int(), name: z.string(), input: z.unknown(), actor: actorSchema }),
  z.object({
    kind: z.literal('locate'),
    id: z.number().int(),
    of: pictureOfSchema,
    pictureId: z.number().int().positive(),
    rendition: z.enum(['picture', 'thumbnail']),
  }),
  z.object({ kind: z.literal('ping'), id: z.number().int() }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToEngine = z.infer<typeof toEngineSchema>;

export const engineAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), fault: faultSchema }),
]);

/** What the engine sends to main. `ready` comes once the store is open and the lanes are watched; `refused` if it cannot start at all. */
export const fromEngineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('refused'), fault: faultSchema }),
  z.object({ kind: z.literal('answer'), id: z.number().int(), result: engineAnswerSchema }),
  z.object({ kind: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);
export type FromEngine =
  | { kind: 'ready' }
  | { kind: 'refused'; fault: Fault }
  | { kind: 'answer'; id: number; result: { ok: true; value: unknown } | { ok: false; fault: Fault } }
  | { [E in EventName]: { kind: 'event'; name: E; payload: Payload<E> } }[EventName];

/** Answer of `locate`. */
export const locatedSchema = z.object({ path: z.string(), mediaType: z.string() });
export type Located = z.infer<typeof locatedSchema>;
