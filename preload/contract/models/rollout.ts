import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { inspectionSummarySchema, verdictKindSchema } from '../parts/inspection.ts';
import { inspectionIdSchema, instantSchema, recipeIdSchema, rolloutIdSchema, sha256Schema } from '../values/units.ts';
import { rolloutArmSchema } from './rollout-arm.ts';
import { rolloutPlanSchema } from './rollout-plan.ts';

const count = z.number().int().nonnegative();
const byModelSchema = z.object({ challenger: count, champion: count });

const secondLookSchema = z.object({ open: count, settled: count, wrong: count });
const NO_SECOND_LOOKS = { open: 0, settled: 0, wrong: 0 };

/** What is known of both models from the parts that both looked at. */
export const rolloutTallySchema = z.object({
  looked: count,
  /** Bad parts that only one of them passes, and good ones that only one fails, as people settled them. */
  escapes: byModelSchema,
  overkill: byModelSchema,
  /** Parts that only one of them leaves to a person. */
  holds: byModelSchema,
  /** Disagreements that nobody has settled, by what the challenger may turn out to have done. */
  open: z.object({ escapes: count, overkill: count }),
  /**
   * Parts that the champion decided and the challenger, in shadow, would have left to a person: no more than a second look can settle them,
   * and the champion was `wrong` about so many. The other way round the line waits, and every part is settled.
   */
  secondLooks: z
    .object({ escapes: secondLookSchema, overkill: secondLookSchema })
    .default({ escapes: NO_SECOND_LOOKS, overkill: NO_SECOND_LOOKS }),
});
export type RolloutTally = Readonly<z.infer<typeof rolloutTallySchema>>;

/**
 * - `running`: parts are counted, and steps are taken
 * - `frozen`: a guard keeps the step until an engineer has looked; the canary goes on
 * - `paused`: a person took the canary off the line; the challenger goes on in shadow
 * - `rolled-back`, `stopped`, `settled`: over. Stopped: it could not go on, whatever the challenger is worth.
 */
export const rolloutStatusSchema = z.enum(['running', 'frozen', 'paused', 'rolled-back', 'stopped', 'settled']);

/** The part on which a challenger failed, by its serial number or, without one, its file name. */
export const struckPartSchema = z.object({ id: inspectionIdSchema, name: z.string() });
export type StruckPart = Readonly<z.infer<typeof struckPartSchema>>;

/** Why a roll-out froze, went back or stopped. */
export const rolloutCauseSchema = z.discriminatedUnion('code', [
  /** The evidence that the challenger is the worse one reached its limit; `wrong` of `of` settled disagreements were its errors. */
  z.object({ code: z.enum(['escapes', 'overkill']), wrong: count, of: count, evidence: z.number(), limit: z.number() }),
  /** The shares did not come out: so many of the parts went to the canary, and so many were to. */
  z.object({ code: z.literal('shares'), canary: count, parts: count, expected: z.number() }),
  /** It leaves more parts to people than the plan allows. */
  z.object({ code: z.literal('holds'), challenger: count, champion: count, looked: count }),
  z.object({ code: z.literal('slow'), challengerMs: z.number(), championMs: z.number() }),
  /** A part of the canary costs people more time than the plan allows, in seconds for each part of either arm. */
  z.object({ code: z.literal('people'), canarySeconds: z.number(), championSeconds: z.number() }),
  /** The control chart of the champion’s verdicts signals: what comes in is not what it was, so comparing on it proves little. */
  z.object({ code: z.literal('drift') }),
  /** The challenger could not look at a part: one strike, and out. Roll-outs of before parts were named have none. */
  z.object({ code: z.literal('strike'), fault: faultSchema, part: struckPartSchema.nullable().default(null) }),
  /** The challenger's file cannot be loaded, or is no longer what it was. */
  z.object({ code: z.literal('unloadable'), fault: faultSchema }),
  /** The challenger may not judge by this recipe any more, or not become its champion; or nobody could watch it as one. */
  z.object({ code: z.enum(['unfit', 'refused', 'unwatched']), fault: faultSchema }),
  /** The recipe judges by other settings than when the roll-out began: what was seen says nothing about them. */
  z.object({ code: z.literal('recipe-changed') }),
  z.object({ code: z.literal('person') }),
]);
export type RolloutCause = Readonly<z.infer<typeof rolloutCauseSchema>>;

export const rolloutStateSchema = z.object({
  status: rolloutStatusSchema,
  /** Of the plan; one beyond the last: promoted, and watched. */
  step: count,
  /** What only the station can do next and has not done yet: make the challenger champion, or the champion before again. */
  owes: z.enum(['promotion', 'return']).nullable(),
  /** Why it is frozen, or over. */
  cause: rolloutCauseSchema.nullable(),
  /** Since the step began. */
  atStep: z.object({ parts: count, disagreements: count, settled: count }),
  tally: rolloutTallySchema,
  /** How many parts of this step went which way, and what the steps before say of the shares. */
  shares: z.object({ parts: count, canary: count, logBefore: z.number() }),
  /** Guards that an engineer has looked at in this step and set aside. */
  waived: z.array(z.enum(['holds', 'slow', 'people', 'drift'])),
});
export type RolloutState = Readonly<z.infer<typeof rolloutStateSchema>>;

/** What the two models said of one part. */
export const verdictPairSchema = z.object({ champion: verdictKindSchema, challenger: verdictKindSchema });
export type VerdictPair = Readonly<z.infer<typeof verdictPairSchema>>;

/** What became of a roll-out, as its log tells it. */
export const rolloutHappeningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('began') }),
  z.object({ kind: z.literal('step'), step: count }),
  z.object({ kind: z.enum(['froze', 'rolled-back', 'stopped']), cause: rolloutCauseSchema }),
  z.object({ kind: z.enum(['paused', 'resumed', 'promoted', 'returned', 'settled']) }),
]);
export type RolloutHappening = Readonly<z.infer<typeof rolloutHappeningSchema>>;

const bySideSchema = z.object({ escapes: z.number(), overkill: z.number() });

/** A roll-out as it stands, with what it waits for. Evidence is told as natural logarithms. */
export const rolloutSchema = z.object({
  id: rolloutIdSchema,
  recipeId: recipeIdSchema,
  recipeName: z.string(),
  champion: sha256Schema,
  championName: z.string(),
  challenger: sha256Schema,
  challengerName: z.string(),
  plan: rolloutPlanSchema,
  state: rolloutStateSchema,
  /** The challenger is champion, and watched; or was. */
  isPromoted: z.boolean(),
  /** What the step that is on still lacks. */
  needs: z.object({ parts: count, pairs: count, safety: z.boolean() }),
  /** That the challenger is the worse one, and where each ends the roll-out. */
  harm: bySideSchema,
  harmLimits: bySideSchema,
  /** That it is worse by less than the margin, and what it takes to become champion. */
  safety: bySideSchema,
  safetyLimit: z.number(),
  isOn: z.boolean(),
  beganAt: instantSchema,
  seenAt: instantSchema.nullable(),
});
export type Rollout = Readonly<z.infer<typeof rolloutSchema>>;

/** How the newest parts of one arm went, by what the line was told first. */
export const rolloutArmFiguresSchema = z.object({
  arm: rolloutArmSchema,
  parts: count,
  pass: count,
  fail: count,
  hold: count,
  error: count,
});

export const rolloutEventSchema = z.object({
  happening: rolloutHappeningSchema,
  /** Parts that both models had looked at by then. */
  looked: count,
  reason: z.string(),
  madeBy: z.string(),
  madeAt: instantSchema,
});

/** A part on which the two models differ, and what people say of it. */
export const rolloutPairSchema = verdictPairSchema.extend({
  part: inspectionSummarySchema,
  truth: z.enum(['good', 'bad', 'open']),
});
export type RolloutPair = Readonly<z.infer<typeof rolloutPairSchema>>;

/** With what it came from: newest things first, but for the curve. */
export const rolloutDetailSchema = rolloutSchema.extend({
  events: z.array(rolloutEventSchema),
  points: z.array(bySideSchema.extend({ settled: count, at: instantSchema })),
  arms: z.array(rolloutArmFiguresSchema),
  /** 95th percentiles over the newest parts at which both looked together, milliseconds; `null` of none. */
  times: z.object({ looks: count, challengerMs: z.number(), championMs: z.number() }).nullable(),
  /** Those that people have settled; what waits is shown to nobody who may still be asked. */
  pairs: z.array(rolloutPairSchema),
});
export type RolloutDetail = Readonly<z.infer<typeof rolloutDetailSchema>>;

/** What every screen says of a roll-out: that it is on, or that it went back and nobody has read so yet. */
export const rolloutNoticeSchema = z.object({
  id: rolloutIdSchema,
  recipeName: z.string(),
  challengerName: z.string(),
  status: rolloutStatusSchema,
  step: count,
  /** Of the step, 0 to 1; 1: it decides all parts. */
  share: z.number(),
  cause: rolloutCauseSchema.nullable(),
  owes: z.enum(['promotion', 'return']).nullable(),
});
export type RolloutNotice = Readonly<z.infer<typeof rolloutNoticeSchema>>;
