import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { instantSchema, laneIdSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';

/** Which records to export; null: all. From `from` up to, not including, `until`, by the time of the decision. */
export const recordFilterSchema = z.object({
  from: instantSchema.nullable(),
  until: instantSchema.nullable(),
  laneId: laneIdSchema.nullable(),
  lot: z.string().max(200).nullable(),
  recipeId: recipeIdSchema.nullable(),
  modelSha256: sha256Schema.nullable(),
});
export type RecordFilter = Readonly<z.infer<typeof recordFilterSchema>>;

/** A table for a spreadsheet, with a second file that explains its columns. */
export const csvOrderSchema = z.object({
  kind: z.literal('csv'),
  filter: recordFilterSchema,
  /** Whether parts without a person's decision are included. */
  which: z.enum(['judged', 'all']),
  /** `boxes`: one row per box, and one for a part without any. */
  rows: z.enum(['inspections', 'boxes']),
  separator: z.enum([',', ';', '\t']),
  decimal: z.enum(['.', ',']),
  /** Excel reads a file as UTF-8 only with this mark. */
  hasByteOrderMark: z.boolean(),
  /** Serials like `000123` and long numbers stay texts when a spreadsheet opens the table. */
  keepsDigits: z.boolean(),
});
export type CsvOrder = Readonly<z.infer<typeof csvOrderSchema>>;

/**
 * The weakest evidence accepted for a label: `reference` takes agreed answers only, `person` also what one person answered,
 * `agreed-model` also boxes of a model where a person who had not seen them rejected the part for the same classes,
 * `two-models` also what the champion and every challenger that looked agree on when nobody answered: both pass, or the same boxes.
 */
export const labelSourceSchema = z.enum(['reference', 'person', 'agreed-model', 'two-models']);
export type LabelSource = z.infer<typeof labelSourceSchema>;

/**
 * Which judged parts: `disagreements` between the model and the label, parts on which the model was `undetermined`, parts with
 * a `rare` class, or what was judged since the newest set of this recipe (`new`).
 */
export const setPresetSchema = z.enum(['all', 'disagreements', 'undetermined', 'rare', 'new']);
export type SetPreset = z.infer<typeof setPresetSchema>;

const share = z.number().min(0).max(0.5);

/** Images and labels for training. */
export const setOrderSchema = z.object({
  kind: z.literal('training-set'),
  format: z.enum(['yolo', 'coco']),
  filter: recordFilterSchema.extend({ recipeId: recipeIdSchema }),
  preset: setPresetSchema,
  labels: labelSourceSchema,
  /** What never ends up on two sides: parts of one serial and parts of one lot, or only parts of one serial. */
  together: z.enum(['serial-and-lot', 'serial']),
  seed: z.string().min(1).max(100),
  /** Shares of the images reserved for validation and for the final test. */
  val: share,
  test: share,
});
export type SetOrder = Readonly<z.infer<typeof setOrderSchema>>;

export const exportOrderSchema = z.discriminatedUnion('kind', [csvOrderSchema, setOrderSchema]);
export type ExportOrder = Readonly<z.infer<typeof exportOrderSchema>>;

/** The size of an export, before it is started. */
export const exportSizeSchema = z.object({
  /** Rows of the table, or the most images of the set: unusable labels are only left out while it is written. */
  count: z.number().int(),
  /** An estimate, from a sample. */
  bytes: z.number(),
  freeBytes: z.number().nullable(),
});
export type ExportSize = Readonly<z.infer<typeof exportSizeSchema>>;

/** Why a judged part is not in a set, or a part that two models looked at if those count. */
export const leftOutSchema = z.enum([
  'nobody-looked',
  'not-a-judgement',
  'reject-without-box',
  'class-not-in-recipe',
  'no-picture',
  'below-source',
  'models-differ',
  'not-in-selection',
  'on-two-sides',
]);
export type LeftOut = z.infer<typeof leftOutSchema>;

const counted = z.number().int();

const splitSchema = z.enum(['train', 'val', 'test']);

/** Gaps in a set. */
export const setGapSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('few-boxes'), className: z.string(), boxes: counted }),
  z.object({ code: z.literal('one-lamp'), spread: z.number() }),
  z.object({ code: z.literal('one-lot') }),
  z.object({ code: z.literal('no-good-parts') }),
  z.object({ code: z.literal('empty-split'), split: splitSchema }),
  /** Other sides have the class, this one does not: its figures say nothing about it. */
  z.object({ code: z.literal('class-not-on-side'), className: z.string(), split: splitSchema }),
  /** Shares of the images, 0 to 1: lots and serials are not split, so the sides cannot always have the requested size. */
  z.object({ code: z.literal('uneven-split'), split: splitSchema, share: z.number(), wanted: z.number() }),
  /** Labels that no person ever looked at. */
  z.object({ code: z.literal('models-alone'), pictures: counted }),
]);
export type SetGap = Readonly<z.infer<typeof setGapSchema>>;

export const setCountsSchema = z.object({
  /** Parts that somebody judged, and with `two-models` also those that only two models saw. */
  judged: counted,
  pictures: z.object({ train: counted, val: counted, test: counted }),
  boxes: z.record(z.string(), counted),
  good: counted,
  leftOut: z.partialRecord(leftOutSchema, counted),
});
export type SetCounts = Readonly<z.infer<typeof setCountsSchema>>;

/**
 * Why the labels of an image cannot be used. `empty-box`: a box without area, or outside the image. `one-number`: two images in the
 * file have the same number; `one-label-file`: two images share their labels. `stray-boxes`: it has no box, but the file has boxes
 * that belong to no image. `which-file`: several files in the set have its name.
 */
export const labelTroubleSchema = z.enum([
  ...(['no-label', 'bad-label', 'other-size', 'empty-box'] as const),
  ...(['one-number', 'one-label-file', 'stray-boxes', 'which-file'] as const),
]);
export type LabelTrouble = z.infer<typeof labelTroubleSchema>;

/** Why an image of an import was not taken, or only with a warning. `contradicts`: the set says something else about the same part. `has-strays`: from a label file with boxes of no image. */
export const labelRemarkSchema = z.enum([
  ...(['by-name', 'unknown', 'ambiguous', 'contradicts', 'has-strays'] as const),
  ...labelTroubleSchema.options,
]);
export type LabelRemark = z.infer<typeof labelRemarkSchema>;

/** The results of a label import, image by image: each is counted once. */
export const labelReportSchema = z.object({
  pictures: counted,
  byContent: counted,
  /** The bytes differ from the stored ones; the file name identified one part. These and the previous ones are unchanged or added. */
  byName: counted,
  unknown: counted,
  ambiguous: counted,
  /** Those whose labels are missing or could not be read: no labels is not the same as "no defect". */
  broken: counted,
  /** Those about which the set says two things. */
  contradicting: counted,
  /** Matched, and the agreed answer already says the same. */
  unchanged: counted,
  added: counted,
  boxes: counted,
  /** Classes that no recipe names: they count as defects, but no training set can contain them. */
  foreignClasses: z.array(z.string()),
  /** The first images that were not taken, or only by name. */
  remarks: z.array(z.object({ file: z.string(), remark: labelRemarkSchema })),
});
export type LabelReport = Readonly<z.infer<typeof labelReportSchema>>;

/** Why an image did not become a challenge part. `waiting`: the part that it shows still waits for its first answer. */
export const challengeRemarkSchema = z.enum([
  ...labelTroubleSchema.options,
  ...(['contradicts', 'has-strays', 'no-picture', 'unreadable', 'too-large', 'waiting'] as const),
]);
export type ChallengeRemark = z.infer<typeof challengeRemarkSchema>;

/** The results of importing image files as challenge parts: each is counted once. */
export const challengeReportSchema = z.object({
  pictures: counted,
  /** Images that the station had not seen. */
  brought: counted,
  /** Images of parts that it had inspected with this recipe. */
  known: counted,
  /** Challenge parts with this very answer already. */
  unchanged: counted,
  leftOut: counted,
  /** Of the current challenge parts, by their answer. */
  good: counted,
  bad: counted,
  /** Classes that the recipe does not name: people cannot choose them. */
  foreignClasses: z.array(z.string()),
  /** The first images that were left out. */
  remarks: z.array(z.object({ file: z.string(), remark: challengeRemarkSchema })),
});
export type ChallengeReport = Readonly<z.infer<typeof challengeReportSchema>>;

export const transferResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('csv'), path: z.string(), rows: counted, bytes: counted }),
  z.object({
    kind: z.literal('training-set'),
    path: z.string(),
    bytes: counted,
    counts: setCountsSchema,
    thin: z.array(setGapSchema),
  }),
  z.object({ kind: z.literal('labels'), path: z.string(), report: labelReportSchema }),
  z.object({ kind: z.literal('challenges'), path: z.string(), report: challengeReportSchema }),
]);
export type TransferResult = Readonly<z.infer<typeof transferResultSchema>>;

export const transferKindSchema = z.enum(['csv', 'training-set', 'labels', 'challenges']);

/** The export or import in progress, or how the last one ended. */
export const transferStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({
    kind: z.literal('running'),
    what: transferKindSchema,
    startedAt: instantSchema,
    done: counted,
    /** 0 while it is unknown. */
    total: counted,
    bytes: counted,
    isCancelling: z.boolean(),
  }),
  z.object({ kind: z.literal('done'), tookMs: z.number(), result: transferResultSchema }),
  z.object({ kind: z.literal('failed'), what: transferKindSchema, fault: faultSchema }),
  z.object({ kind: z.literal('cancelled'), what: transferKindSchema }),
]);
export type TransferState = Readonly<z.infer<typeof transferStateSchema>>;

/** One finished export, as shown in the list. */
export const exportSummarySchema = z.object({
  id: z.number().int().positive(),
  kind: z.enum(['csv', 'training-set']),
  path: z.string(),
  madeBy: z.string(),
  madeAt: instantSchema,
  /** Rows of a table, images of a set. */
  count: counted,
  bytes: counted,
});
export type ExportSummary = Readonly<z.infer<typeof exportSummarySchema>>;
