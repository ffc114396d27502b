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
 * Every expected problem, such as an image or a model file that cannot be used, as plain data: only data survives a
 * process boundary. `said` has words in every language, if Lupa has any for it; beside it is the English text.
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
  /** `trouble` has words in every language, if the cause is known; `reason` is English, or what the system said. */
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
  /** The computer's clock was set while the station was running or off; positive if forward. */
  z.object({ code: z.literal('clock-set'), byMs: z.number() }),
  /** A row of the store is not what it must be, so nothing in it is trusted. `what` names it. */
  z.object({ code: z.literal('record-unreadable'), what: z.string(), reason: z.string() }),
  /** The result for a part cannot be recorded, such as a class that is not a number. */
  z.object({ code: z.literal('record-unwritable'), reason: z.string() }),
  // the line
  /** The line was told about the part before this answer: an answer that reverses it must name the message. */
  z.object({
    code: z.literal('line-told'),
    /** `timeout`: because nobody had answered in time; `meanwhile`: since the author of a correction last looked. */
    since: z.enum(['timeout', 'meanwhile']),
    state: lineStateSchema,
    at: instantSchema,
    message: z.number().int().positive(),
  }),
  /** Nothing is written to the folder of the line's messages, so that nothing wrong is told; the messages wait. */
  z.object({
    code: z.literal('line-folder'),
    path: z.string(),
    why: lineFolderTroubleSchema,
    /** A station, a number or a file name, depending on the sentence. */
    detail: z.string(),
  }),
  // pictures
  /** `damage` has words in every language, if the cause is known; `reason` is what the decoder said. */
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
  /** The name contains bytes that are not text, here as `\\xE4`, or has lost some: nobody knows which part it names. */
  z.object({ code: z.literal('name-damaged'), name: z.string() }),
  /** The bytes are the same as another part's image, as from a camera that hangs. */
  z.object({ code: z.literal('picture-repeated'), firstFile: z.string() }),
  /**
   * Almost all values of a 16-bit image fit into `bits`, and nobody has said how many bits the camera uses, or the setting says it
   * uses fewer.
   */
  z.object({ code: z.literal('picture-bits'), bits: z.number().int(), usedBits: z.number().int().nullable() }),
  /** The image was read, but shows too little to judge a part by; figures as measured, and the limit of the recipe. */
  z.object({
    code: z.literal('picture-unfit'),
    trouble: z.enum(['too-dark', 'too-bright', 'too-flat', 'too-small', 'too-blurred', 'too-noisy', 'too-blank']),
    measured: z.number(),
    limit: z.number(),
  }),
  /** The image differs too much from the usual ones of its lane, for example without a part. */
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
    /** How many class names are needed, if known. */
    classCount: z.number().int().positive().nullable(),
    /** How many names the file itself has, if that does not match its output. */
    namesFound: z.number().int().optional(),
    /** The possible readings, if a person has to choose. */
    readings: z.array(candidateReadingSchema),
  }),
  z.object({ code: z.literal('model-mismatch'), expectedSha256: z.string(), foundSha256: z.string() }),
  /** It cannot be removed. */
  z.object({ code: z.literal('model-in-use'), uses: z.array(modelUseSchema).min(1) }),
  /** It must not become champion, or only if these objections are expressly set aside. */
  z.object({ code: z.literal('promotion-refused'), objections: z.array(promotionObjectionSchema).min(1) }),
  /** It is in a recipe and must not judge: it was retired since, or the recipe is older than this check. */
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
    /** What it is about: an address, a version, a file, the installer's message. */
    detail: z.string(),
  }),
  /** The engine is stopped while this version is being installed. */
  z.object({ code: z.literal('updating'), version: z.string() }),
  /** A model that runs apart from the line, on the golden set or in shadow, failed: what happened, and what is known about it. */
  z.object({
    code: z.literal('model-troubled'),
    trouble: z.enum(['failed', 'hung', 'ate-memory', 'aborted']),
    detail: z.string(),
  }),
  /** Too many images of a golden set cannot be read for its figures to mean anything; some of their names. */
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
// Mapping over them untyped would make the compiler compare every case with every other, schema by schema.
const faultCases: readonly FaultCase[] = faultSchema.options;
export const faultCodes: readonly FaultCode[] = faultCases.map(({ shape }) => shape.code.value);

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault };
}
