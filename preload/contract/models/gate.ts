import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { referenceOriginSchema } from '../parts/reference.ts';
import { pixelBoxSchema } from '../values/geometry.ts';
import { inspectionIdSchema, instantSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { modelMeasuresSchema, shareEstimateSchema } from './model.ts';

/** A part with an agreed answer on which models have to prove themselves. */
export const goldenPartSchema = z.object({
  inspectionId: inspectionIdSchema,
  name: z.string(),
  laneName: z.string(),
  lot: z.string().nullable(),
  isBad: z.boolean(),
  classNames: z.array(z.string()),
  boxCount: z.number().int().nonnegative(),
  origin: referenceOriginSchema,
});
export type GoldenPart = Readonly<z.infer<typeof goldenPartSchema>>;

/** What is known about a part that may go into a golden set. */
export const goldenCandidateSchema = z.object({
  isIn: z.boolean(),
  /** Whether there is an agreed answer; if not, whoever adds the part has to state it. */
  isAgreed: z.boolean(),
  /** The last answer to it, as a starting point; null if there is none. */
  answered: z.object({ isBad: z.boolean(), classNames: z.array(z.string()) }).nullable(),
});
export type GoldenCandidate = Readonly<z.infer<typeof goldenCandidateSchema>>;

/** Parts of a recipe with an agreed answer that are not in its golden set yet. */
export const goldenStockSchema = z.object({ good: z.number().int(), bad: z.number().int() });

/** How many parts one request may add; every gate run shows each of them to two models. */
export const GOLDEN_FILL_MAX = 2000;

const share = z.number().min(0).max(1);
const partCount = z.number().int().min(1).max(100_000);
/** `isMust`: a model that fails it cannot become champion at all. */
const weight = { isMust: z.boolean() };

/**
 * The rules of the gate. A rule about a share is judged by the end of its 95 % interval that speaks against the model, never by the
 * observed share: no escape among five bad parts says nothing about one in two hundred.
 */
export const gateRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('min-map50'), limit: share, ...weight }),
  /** Recall of a class may lie below the champion's by no more than `limit`. */
  z.object({ kind: z.literal('class-recall'), className: z.string().min(1).max(80), limit: share, ...weight }),
  /** The same for every class with boxes in the golden set: the worst of them is judged. */
  z.object({ kind: z.literal('every-class-recall'), limit: share, ...weight }),
  /** Bad parts that pass ÷ bad parts. */
  z.object({ kind: z.literal('max-escapes'), limit: share, ...weight }),
  /** Good parts that fail ÷ good parts. */
  z.object({ kind: z.literal('max-overkill'), limit: share, ...weight }),
  /** Its median time per image ÷ the champion's. */
  z.object({ kind: z.literal('max-latency-ratio'), limit: z.number().min(0.1).max(100), ...weight }),
  /** How many parts of each kind the golden set must have. */
  z.object({ kind: z.literal('min-bad-parts'), limit: partCount, ...weight }),
  z.object({ kind: z.literal('min-good-parts'), limit: partCount, ...weight }),
  /** On how many parts each class of the recipe must be boxed: many boxes on a few parts are not independent. The rarest class is judged. */
  z.object({ kind: z.literal('min-class-parts'), limit: partCount, ...weight }),
]);
export type GateRule = Readonly<z.infer<typeof gateRuleSchema>>;
export const gateRulesSchema = z.array(gateRuleSchema).max(50);

/** The rules if nobody has set any. A changed set needs a migration: recipes that still have the old one get the new one. */
export const DEFAULT_GATE_RULES: readonly GateRule[] = [
  { kind: 'min-bad-parts', limit: 30, isMust: false },
  { kind: 'min-good-parts', limit: 30, isMust: false },
  { kind: 'min-class-parts', limit: 10, isMust: false },
  { kind: 'every-class-recall', limit: 0.1, isMust: false },
  { kind: 'max-escapes', limit: 0.05, isMust: false },
  { kind: 'max-overkill', limit: 0.1, isMust: false },
  { kind: 'min-map50', limit: 0.5, isMust: false },
  { kind: 'max-latency-ratio', limit: 2, isMust: false },
];

/** How a model did on the golden set under the limits of the recipe. */
export const gateFiguresSchema = modelMeasuresSchema
  .pick({
    map50: true,
    map50Interval: true,
    classes: true,
    confusion: true,
    escapes: true,
    overkill: true,
    decided: true,
  })
  .extend({ latencyP50Ms: z.number(), latencyP95Ms: z.number() });
export type GateFigures = Readonly<z.infer<typeof gateFiguresSchema>>;

/** Boxes found ÷ true boxes in one slice of the golden set; null if there were none. */
export const gateSliceSchema = z.object({
  kind: z.enum(['lane', 'lot', 'brightness', 'defect-size']),
  key: z.string(),
  challenger: shareEstimateSchema.nullable(),
  champion: shareEstimateSchema.nullable(),
});
export type GateSlice = Readonly<z.infer<typeof gateSliceSchema>>;

/** The same true boxes of one class, as challenger and champion found them at the limits of the recipe. */
export const pairedRecallSchema = z.object({
  className: z.string(),
  boxes: z.number().int().positive(),
  missedByChallenger: z.number().int().nonnegative(),
  missedByChampion: z.number().int().nonnegative(),
});
export type PairedRecall = Readonly<z.infer<typeof pairedRecallSchema>>;

/** How many parts of the golden set have a box of a class. */
export const classPartsSchema = z.object({ className: z.string(), parts: z.number().int().nonnegative() });
export type ClassParts = Readonly<z.infer<typeof classPartsSchema>>;

/** A bad part of which a model missed a box, or which it passed, at the limits of the recipe. Without a champion, that one missed nothing. */
export const missedPartSchema = z.object({
  inspectionId: inspectionIdSchema,
  name: z.string(),
  /** Of the upright image, in pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** The true boxes that at least one of the two missed. */
  boxes: z.array(
    z.object({ className: z.string(), box: pixelBoxSchema, byChallenger: z.boolean(), byChampion: z.boolean() }),
  ),
  passed: z.object({ challenger: z.boolean(), champion: z.boolean() }),
});
export type MissedPart = Readonly<z.infer<typeof missedPartSchema>>;

/** Those with the most misses of only one model first, and how many parts are not listed. */
export const gateMissesSchema = z.object({ parts: z.array(missedPartSchema), more: z.number().int().nonnegative() });
export type GateMisses = Readonly<z.infer<typeof gateMissesSchema>>;

export const ruleOutcomeSchema = z.object({
  rule: gateRuleSchema,
  /**
   * True: its bound is within the limit. False: what was seen is beyond the limit. Null: not known, because what was seen is within the
   * limit and its bound is not, or because nothing was seen. Null counts as failed.
   */
  isMet: z.boolean().nullable(),
  challenger: z.number().nullable(),
  champion: z.number().nullable(),
  /** What was compared with the limit: the end of the interval, for a recall that of its difference from the champion's; null if it was the figure itself. */
  bound: z.number().nullable().default(null),
  /** The number of parts or boxes it is based on. */
  of: z.number().int().nullable().default(null),
  /** How many more of them are needed to meet the rule if the model gets all of them right; null if none are missing, or no number would do. */
  stillNeeded: z.number().int().nullable().default(null),
  /** The class that was judged, if the rule is about every class. */
  className: z.string().nullable().default(null),
});
export type RuleOutcome = Readonly<z.infer<typeof ruleOutcomeSchema>>;

export const gateWarningSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('scores-all-zero'), pictures: z.number().int() }),
  z.object({ code: z.literal('few-parts'), parts: z.number().int() }),
  /** Parts of the set that no model was shown, because their images could not be read; some of their names. */
  z.object({ code: z.literal('pictures-unreadable'), parts: z.number().int(), names: z.array(z.string()) }),
  z.object({ code: z.literal('bad-without-boxes'), parts: z.number().int() }),
  /** The same classes in another order: names may have been mixed up in training. */
  z.object({ code: z.literal('class-order'), recipe: z.array(z.string()), model: z.array(z.string()) }),
  z.object({ code: z.literal('classes-missing'), classNames: z.array(z.string()) }),
]);
export type GateWarning = Readonly<z.infer<typeof gateWarningSchema>>;

/** How closely the model's answers on this computer match those on its card. */
export const parityReportSchema = z.object({
  pictures: z.number().int(),
  expected: z.number().int(),
  /** Boxes with the same class, position and score within the tolerances of the card. */
  matched: z.number().int(),
  /** Boxes that are not on the card. */
  extra: z.number().int(),
});
export type ParityReport = Readonly<z.infer<typeof parityReportSchema>>;

export const gateReportSchema = z.object({
  recipeVersion: z.number().int(),
  championSha256: sha256Schema.nullable(),
  /** Those whose images could be read and were shown to the models. */
  parts: z.number().int(),
  badParts: z.number().int(),
  /** Identifies the golden set: its parts, their answers and the limits. */
  stamp: z.string(),
  challenger: gateFiguresSchema,
  champion: gateFiguresSchema.nullable(),
  /** Box by box, what only one of the two missed; empty without a champion. */
  recalls: z.array(pairedRecallSchema).default([]),
  /** For every class of the recipe or the golden set; empty if the run did not count them. */
  classParts: z.array(classPartsSchema).default([]),
  /** Null: the run was made by a version that did not keep them. */
  misses: gateMissesSchema.nullable().default(null),
  slices: z.array(gateSliceSchema),
  rules: z.array(ruleOutcomeSchema),
  warnings: z.array(gateWarningSchema),
  parity: parityReportSchema.nullable(),
});
export type GateReport = Readonly<z.infer<typeof gateReportSchema>>;

export const gateRunSchema = gateReportSchema.extend({
  madeBy: z.string(),
  madeAt: instantSchema,
  /** The golden set, its answers or the limits have changed since. */
  isOutdated: z.boolean(),
});

const which = { recipeId: recipeIdSchema, sha256: sha256Schema };
export const gateStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('running'), ...which, done: z.number().int(), total: z.number().int() }),
  z.object({ kind: z.literal('failed'), ...which, fault: faultSchema }),
]);
export type GateState = Readonly<z.infer<typeof gateStateSchema>>;
