import { z } from 'zod';
import { candidateReadingSchema } from '../models/model.ts';
import { modelUseSchema, promotionObjectionSchema } from '../models/model-objection.ts';
import { unusualSignSchema } from '../parts/picture.ts';
import { lineStateSchema } from '../parts/signal.ts';
import { instantSchema } from '../values/units.ts';
import { conflictSchema } from './conflict.ts';
import { detectorFailureSchema } from './detector-failure.ts';
import { entryTroubleSchema } from './entry-trouble.ts';
import { folderTroubleSchema } from './folder-trouble.ts';
import { lineFolderTroubleSchema } from './line-folder.ts';
import { missingThingSchema } from './missing-thing.ts';
import { modelRefusalSchema } from './model-refusal.ts';
import { storeTroubleSchema } from './store-trouble.ts';

/**
 * Why a picture or a model file cannot be used, and every other expected trouble, as plain data: only data survives a
 * process boundary. `said` says it in words of every language, where Lupa has words for it; beside it stands the English.
 */
export const faultSchema = z.discriminatedUnion('code', [
  // the boundary
  z.object({ code: z.literal('bad-request'), issues: z.array(z.string()), said: entryTroubleSchema.optional() }),
  z.object({ code: z.literal('forbidden'), operation: z.string() }),
  z.object({ code: z.literal('signed-out') }),
  z.object({ code: z.literal('pin-wrong'), triesLeft: z.number().int() }),
  z.object({ code: z.literal('pin-locked'), waitMs: z.number() }),
  z.object({ code: z.literal('engine-down') }),
  z.object({ code: z.literal('engine-timeout'), operation: z.string(), waitedMs: z.number() }),
  z.object({ code: z.literal('internal'), message: z.string() }),
  // the station
  z.object({ code: z.literal('not-found'), what: z.string(), said: missingThingSchema.optional() }),
  z.object({ code: z.literal('conflict'), why: conflictSchema, detail: z.string() }),
  /** `trouble` says it in words of every language, where it is known; `reason` is English, or what the system said. */
  z.object({
    code: z.literal('folder-unusable'),
    path: z.string(),
    reason: z.string(),
    trouble: folderTroubleSchema.optional(),
  }),
  z.object({
    code: z.literal('store-unusable'),
    path: z.string(),
    reason: z.string(),
    said: storeTroubleSchema.optional(),
  }),
  z.object({ code: z.literal('disk-full'), path: z.string() }),
  /** The computer's clock was set while the station ran or was off; forward where it is positive. */
  z.object({ code: z.literal('clock-set'), byMs: z.number() }),
  /** A row of the store is not what it must be, so nothing is believed of it. `what` names it. */
  z.object({ code: z.literal('record-unreadable'), what: z.string(), reason: z.string() }),
  /** What was found out about a part is nothing that can be recorded, such as a class that is no number. */
  z.object({ code: z.literal('record-unwritable'), reason: z.string() }),
  // the line
  /** The line was told of the part before this answer: one that is to turn it round names the message. */
  z.object({
    code: z.literal('line-told'),
    /** `timeout`: because nobody had answered in time; `meanwhile`: since the author of a correction looked. */
    since: z.enum(['timeout', 'meanwhile']),
    state: lineStateSchema,
    at: instantSchema,
    message: z.number().int().positive(),
  }),
  /** The folder of the line's messages is not written to, so that nothing wrong is told; the messages wait. */
  z.object({
    code: z.literal('line-folder'),
    path: z.string(),
    why: lineFolderTroubleSchema,
    /** A station, a number or a file name: what the sentence wants. */
    detail: z.string(),
  }),
  // pictures
  /** `damage` says it in words of every language, where it is known; `reason` is what the decoder said. */
  z.object({
    code: z.literal('image-unreadable'),
    reason: z.string(),
    damage: z
      .enum(['empty', 'cut-off', 'unfinished', 'unknown-format', 'damaged', 'several-pictures', 'depth', 'colours'])
      .optional(),
  }),
  z.object({ code: z.literal('image-too-large'), width: z.number(), height: z.number(), maxPixels: z.number() }),
  z.object({ code: z.literal('file-vanished') }),
  z.object({ code: z.literal('file-forbidden'), reason: z.string() }),
  /** The name holds bytes that are no text, here as `\\xE4`, or has lost some: nobody knows which part it names. */
  z.object({ code: z.literal('name-damaged'), name: z.string() }),
  /** The bytes are those of another part's picture, as from a camera that hangs. */
  z.object({ code: z.literal('picture-repeated'), firstFile: z.string() }),
  /**
   * Nearly all values of a 16-bit picture fit into `bits`, and nobody has said how many the camera fills, or it was said that it
   * fills fewer.
   */
  z.object({ code: z.literal('picture-bits'), bits: z.number().int(), usedBits: z.number().int().nullable() }),
  /** The picture was read, but shows too little to judge a part by; figures as measured, and the limit of the recipe. */
  z.object({
    code: z.literal('picture-unfit'),
    trouble: z.enum(['too-dark', 'too-bright', 'too-flat', 'too-small', 'too-blurred', 'too-noisy', 'too-blank']),
    measured: z.number(),
    limit: z.number(),
  }),
  /** The picture departs too far from those that are usual on its lane, as when there is no part on it. */
  z.object({
    code: z.literal('picture-unusual'),
    sign: unusualSignSchema,
    measured: z.number(),
    usual: z.number(),
  }),
  // models
  z.object({ code: z.literal('model-missing') }),
  z.object({ code: z.literal('model-refused'), reason: z.string(), said: modelRefusalSchema.optional() }),
  z.object({
    code: z.literal('model-needs-answers'),
    questions: z.array(z.enum(['classes', 'layout', 'pixels', 'input-size'])),
    /** How many class names are wanted, where that is known. */
    classCount: z.number().int().positive().nullable(),
    /** How many names the file has itself, where that does not agree with its output. */
    namesFound: z.number().int().optional(),
    /** The readings that fit, where it is for a person to choose. */
    readings: z.array(candidateReadingSchema),
  }),
  z.object({ code: z.literal('model-mismatch'), expectedSha256: z.string(), foundSha256: z.string() }),
  /** It cannot be removed. */
  z.object({ code: z.literal('model-in-use'), uses: z.array(modelUseSchema).min(1) }),
  /** It must not become champion, or not without saying that it shall despite these. */
  z.object({ code: z.literal('promotion-refused'), objections: z.array(promotionObjectionSchema).min(1) }),
  /** It stands in a recipe and must not judge: it was retired since, or the recipe is from before that was asked. */
  z.object({ code: z.literal('model-barred'), objections: z.array(promotionObjectionSchema).min(1) }),
  z.object({ code: z.literal('detector-failed'), reason: z.string(), said: detectorFailureSchema.optional() }),
  // versions of Lupa itself
  z.object({
    code: z.literal('update-refused'),
    why: z.enum([
      'off',
      'key-missing',
      'key-unusable',
      'key-private',
      'unreachable',
      'feed-unreadable',
      'signature-wrong',
      'feed-older',
      'version-older',
      'nothing-for-here',
      'file-changed',
      'file-too-long',
      'by-hand',
      'not-allowed',
      'installer-failed',
    ]),
    /** What that is about: an address, a version, a file, what the installer said. */
    detail: z.string(),
  }),
  /** The engine rests while this version is being installed. */
  z.object({ code: z.literal('updating'), version: z.string() }),
  /** A model that runs apart from the line, on the golden set or in shadow, did not come through: what it did, and what is known of it. */
  z.object({
    code: z.literal('model-troubled'),
    trouble: z.enum(['failed', 'hung', 'ate-memory', 'aborted']),
    detail: z.string(),
  }),
  /** Too many pictures of a golden set cannot be read for its figures to mean anything; the first of their names. */
  z.object({
    code: z.literal('golden-set-unreadable'),
    readable: z.number().int(),
    of: z.number().int(),
    names: z.array(z.string()),
  }),
]);
export type Fault = Readonly<z.infer<typeof faultSchema>>;
export type FaultCode = Fault['code'];
type FaultCase = Readonly<{ shape: { readonly code: { readonly value: FaultCode } } }>;
// Mapping over them untyped makes the compiler compare every case with every other, schema by schema.
const faultCases: readonly FaultCase[] = faultSchema.options;
export const faultCodes: readonly FaultCode[] = faultCases.map(({ shape }) => shape.code.value);

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault };
}
