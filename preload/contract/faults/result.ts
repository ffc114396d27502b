import { z } from 'zod';
import { candidateReadingSchema } from '../models/model.ts';
import { modelUseSchema, promotionObjectionSchema } from '../models/model-objection.ts';
import { unusualSignSchema } from '../parts/picture.ts';
import { lineStateSchema } from '../parts/signal.ts';
import { instantSchema } from '../values/units.ts';
import { caseShape } from './cases.ts';
import { conflictCases } from './conflict.ts';
import { detectorCases } from './detector-failure.ts';
import { entryCases } from './entry-trouble.ts';
import { folderCases } from './folder-trouble.ts';
import { lineFolderCases } from './line-folder.ts';
import { missingCases } from './missing-thing.ts';
import { refusalCases } from './model-refusal.ts';
import { modelTroubleCases } from './model-trouble.ts';
import { pictureCases } from './picture-damage.ts';
import { storeCases } from './store-trouble.ts';
import { updateCases } from './update-refusal.ts';

/**
 * Every expected problem, such as an image or a model file that cannot be used, as plain data: only data survives a
 * process boundary, and the words are in `preload/words`. `why` is the case, for a fault with several; `figures` are the values for
 * its words; `complaint` is what another program said, verbatim.
 */
export const faultSchema = z.discriminatedUnion('code', [
  // the boundary
  z.object({ code: z.literal('bad-request'), ...caseShape(entryCases) }),
  z.object({ code: z.literal('forbidden'), operation: z.string() }),
  z.object({ code: z.literal('signed-out') }),
  z.object({ code: z.literal('pin-wrong'), triesLeft: z.number().int() }),
  z.object({ code: z.literal('pin-locked'), waitMs: z.number() }),
  z.object({ code: z.literal('engine-down') }),
  z.object({ code: z.literal('engine-timeout'), operation: z.string(), waitedMs: z.number() }),
  z.object({ code: z.literal('internal'), message: z.string() }),
  // the station
  z.object({ code: z.literal('not-found'), ...caseShape(missingCases) }),
  z.object({ code: z.literal('conflict'), ...caseShape(conflictCases) }),
  z.object({ code: z.literal('folder-unusable'), path: z.string(), ...caseShape(folderCases) }),
  z.object({ code: z.literal('store-unusable'), path: z.string(), ...caseShape(storeCases) }),
  z.object({ code: z.literal('disk-full'), path: z.string() }),
  /** The computer's clock was set while the station was running or off; positive if forward. */
  z.object({ code: z.literal('clock-set'), byMs: z.number() }),
  /** A row of the store is not what it must be, so nothing in it is trusted. `what` names it. */
  z.object({ code: z.literal('record-unreadable'), what: z.string(), complaint: z.string() }),
  /** The result for a part cannot be recorded, such as a class that is not a number. */
  z.object({ code: z.literal('record-unwritable'), complaint: z.string() }),
  // the line
  /** The line was told about the part before this answer: an answer that reverses it must name the message. */
  z.object({
    code: z.literal('line-told'),
    /** `timeout`: because nobody had answered in time; `meanwhile`: since the author of a correction last looked. */
    why: z.enum(['timeout', 'meanwhile']),
    state: lineStateSchema,
    at: instantSchema,
    message: z.number().int().positive(),
  }),
  /** Nothing is written to the folder of the line's messages, so that nothing wrong is told; the messages wait. */
  z.object({ code: z.literal('line-folder'), path: z.string(), ...caseShape(lineFolderCases) }),
  // pictures
  z.object({ code: z.literal('image-unreadable'), ...caseShape(pictureCases) }),
  z.object({ code: z.literal('image-too-large'), width: z.number(), height: z.number(), maxPixels: z.number() }),
  z.object({ code: z.literal('file-vanished') }),
  z.object({ code: z.literal('file-forbidden'), complaint: z.string() }),
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
    why: z.enum(['too-dark', 'too-bright', 'too-flat', 'too-small', 'too-blurred', 'too-noisy', 'too-blank']),
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
  /** Its file in the registry is gone, or cannot be read. */
  z.object({ code: z.literal('model-file-unreadable'), path: z.string() }),
  /** A roll-out was rolled back after its promotion, and the champion before it may not judge yet. */
  z.object({ code: z.literal('model-rolled-back') }),
  z.object({ code: z.literal('model-refused'), ...caseShape(refusalCases) }),
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
  z.object({ code: z.literal('detector-failed'), ...caseShape(detectorCases) }),
  // versions of Lupa itself
  z.object({ code: z.literal('update-refused'), ...caseShape(updateCases) }),
  /** The engine is stopped while this version is being installed. */
  z.object({ code: z.literal('updating'), version: z.string() }),
  z.object({ code: z.literal('model-troubled'), ...caseShape(modelTroubleCases) }),
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
/** The fault of this code. */
export type FaultOf<Code extends FaultCode> = Extract<Fault, { code: Code }>;
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
