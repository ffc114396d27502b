import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { referenceOriginSchema } from '../parts/reference.ts';
import { inspectionIdSchema, instantSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { modelMeasuresSchema, shareEstimateSchema } from './model.ts';

/** A part with an agreed answer that models have to prove themselves on. */
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

/** What is known of a part that may go into a golden set. */
export const goldenCandidateSchema = z.object({
  isIn: z.boolean(),
  /** Whether there is an agreed answer; without one whoever adds the part has to state it. */
  isAgreed: z.boolean(),
  /** What was answered to it last, to begin with; null where nobody did. */
  answered: z.object({ isBad: z.boolean(), classNames: z.array(z.string()) }).nullable(),
});
export type GoldenCandidate = Readonly<z.infer<typeof goldenCandidateSchema>>;

/** Parts of a recipe with an agreed answer that are not in its golden set yet. */
export const goldenStockSchema = z.object({ good: z.number().int(), bad: z.number().int() });

/** Parts that one wish may add; every one of them is shown to two models by each run of the gate. */
export const GOLDEN_FILL_MAX = 2000;

const share = z.number().min(0).max(1);
const partCount = z.number().int().min(1).max(100_000);
/** `isMust`: a model that fails it cannot become champion at all. */
const weight = { isMust: z.boolean() };

/**
 * What the gate asks. A rule about a share is judged by the end of its 95 % interval that speaks against the model, never by the share
 * seen: no escape among five bad parts says nothing about one in two hundred.
 */
export const gateRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('min-map50'), limit: share, ...weight }),
  /** Recall of a class may lie below the champion's by no more than `limit`. */
  z.object({ kind: z.literal('class-recall'), className: z.string().min(1).max(80), limit: share, ...weight }),
  /** The same of every class of which the golden set has boxes: the worst of them is judged. */
  z.object({ kind: z.literal('every-class-recall'), limit: share, ...weight }),
  /** Bad parts that pass ÷ bad parts. */
  z.object({ kind: z.literal('max-escapes'), limit: share, ...weight }),
  /** Good parts that fail ÷ good parts. */
  z.object({ kind: z.literal('max-overkill'), limit: share, ...weight }),
  /** Its median time for a picture ÷ the champion's. */
  z.object({ kind: z.literal('max-latency-ratio'), limit: z.number().min(0.1).max(100), ...weight }),
  /** Parts of each kind that the golden set must hold. */
  z.object({ kind: z.literal('min-bad-parts'), limit: partCount, ...weight }),
  z.object({ kind: z.literal('min-good-parts'), limit: partCount, ...weight }),
]);
export type GateRule = Readonly<z.infer<typeof gateRuleSchema>>;
export const gateRulesSchema = z.array(gateRuleSchema).max(50);

/** What is asked where nobody has set anything. */
export const DEFAULT_GATE_RULES: readonly GateRule[] = [
  { kind: 'min-bad-parts', limit: 30, isMust: false },
  { kind: 'min-good-parts', limit: 30, isMust: false },
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

/** Boxes found ÷ true boxes in one cut through the golden set; null where there were none. */
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

export const ruleOutcomeSchema = z.object({
  rule: gateRuleSchema,
  /** Null: it could not be judged, which counts as failed. */
  isMet: z.boolean().nullable(),
  challenger: z.number().nullable(),
  champion: z.number().nullable(),
  /** What was held against the limit: the end of the interval, for a recall that of its difference to the champion's; null where the figure itself was. */
  bound: z.number().nullable().default(null),
  /** Parts or boxes that it stands on. */
  of: z.number().int().nullable().default(null),
  /** How many more of them it takes to meet the rule, if the model gets none of these wrong; null where none is missing, or none would do. */
  stillNeeded: z.number().int().nullable().default(null),
  /** The class that was judged, where the rule is about every one. */
  className: z.string().nullable().default(null),
});
export type RuleOutcome = Readonly<z.infer<typeof ruleOutcomeSchema>>;

export const gateWarningSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('scores-all-zero'), pictures: z.number().int() }),
  z.object({ code: z.literal('few-parts'), parts: z.number().int() }),
  /** Parts of the set that no model was shown, for their pictures could not be read; the first of their names. */
  z.object({ code: z.literal('pictures-unreadable'), parts: z.number().int(), names: z.array(z.string()) }),
  z.object({ code: z.literal('bad-without-boxes'), parts: z.number().int() }),
  /** The same classes in another order: names may have been mixed up in training. */
  z.object({ code: z.literal('class-order'), recipe: z.array(z.string()), model: z.array(z.string()) }),
  z.object({ code: z.literal('classes-missing'), classNames: z.array(z.string()) }),
]);
export type GateWarning = Readonly<z.infer<typeof gateWarningSchema>>;

/** How far what the model answers here is what its card says it answers. */
export const parityReportSchema = z.object({
  pictures: z.number().int(),
  expected: z.number().int(),
  /** Boxes of the same class, place and score within the tolerances of the card. */
  matched: z.number().int(),
  /** Boxes that the card does not know of. */
  extra: z.number().int(),
});
export type ParityReport = Readonly<z.infer<typeof parityReportSchema>>;

export const gateReportSchema = z.object({
  recipeVersion: z.number().int(),
  championSha256: sha256Schema.nullable(),
  /** Those whose pictures could be read: the models were shown them. */
  parts: z.number().int(),
  badParts: z.number().int(),
  /** Tells golden sets apart: their parts, their answers and the limits. */
  stamp: z.string(),
  challenger: gateFiguresSchema,
  champion: gateFiguresSchema.nullable(),
  /** Box by box, what only one of the two missed; empty where there was no champion. */
  recalls: z.array(pairedRecallSchema).default([]),
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
