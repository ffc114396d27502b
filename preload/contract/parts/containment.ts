import { z } from 'zod';
import { replaySchema } from '../models/replay.ts';
import {
  calendarInstantSchema,
  caseIdSchema,
  inspectionIdSchema,
  instantSchema,
  laneIdSchema,
  recipeIdSchema,
  rolloutIdSchema,
  sha256Schema,
} from '../values/units.ts';
import { inspectionSummarySchema, verdictKindSchema } from './inspection.ts';
import { lineStateSchema } from './signal.ts';

const count = z.number().int().nonnegative();

/** Narrows a scope to a period and a lane; null: all. */
const cut = {
  from: calendarInstantSchema.nullable(),
  until: calendarInstantSchema.nullable(),
  laneId: laneIdSchema.nullable(),
};

/**
 * Which parts a case is about: those that a model decided, those of a roll-out (of its canary alone, or of both arms), those judged
 * by a version of a recipe, or all of a period. From `from` up to, not including, `until`, by the time of the decision.
 */
export const caseScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('model'), sha256: sha256Schema, ...cut }),
  z.object({ kind: z.literal('rollout'), id: rolloutIdSchema, arm: z.enum(['canary', 'both']), ...cut }),
  z.object({ kind: z.literal('recipe'), recipeId: recipeIdSchema, version: z.number().int().positive(), ...cut }),
  z.object({ kind: z.literal('span'), ...cut, from: calendarInstantSchema, until: calendarInstantSchema }),
]);
export type CaseScope = Readonly<z.infer<typeof caseScopeSchema>>;

/** A scope that a case can be opened with: its period, if it has one, holds at least a moment. */
export const newCaseScopeSchema = caseScopeSchema.refine(
  ({ from, until }) => from === null || until === null || from < until,
  { path: ['until'], message: 'the period must begin before it ends' },
);

/** Where a part had gone when the case was opened, by what the line was last told of it. */
export const wentSchema = z.enum(['passed', 'failed', 'held', 'error', 'recalled']);
export type Went = z.infer<typeof wentSchema>;

/** What a re-inspection says of a part: it would go the `same` way, it would not, or it cannot be looked at. */
export const caseLookSchema = z.enum(['same', 'changed', 'none']);
export type CaseLook = z.infer<typeof caseLookSchema>;

/** How a part of a case ends. */
export const caseOutcomeSchema = z.enum(['good', 'bad', 'recalled', 'set-aside']);
export type CaseOutcome = z.infer<typeof caseOutcomeSchema>;

const chosen = { kind: z.literal('chosen'), ids: z.array(inspectionIdSchema).min(1).max(500) };

/** What to recall: chosen parts; those whose re-inspection changed and that nobody found good since; those confirmed bad. */
export const recallChoiceSchema = z.discriminatedUnion('kind', [
  z.object(chosen),
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('bad') }),
]);
export type RecallChoice = Readonly<z.infer<typeof recallChoiceSchema>>;

const as = z.enum(['good', 'bad', 'set-aside']);

/**
 * What to settle: chosen parts, the open ones of a lot, all open ones; or the open ones that would go the same way again,
 * each by the verdict of the re-inspecting model.
 */
export const settleChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ ...chosen, as }),
  z.object({ kind: z.literal('lot'), lot: z.string().max(200).nullable(), as }),
  z.object({ kind: z.literal('open'), as }),
  z.object({ kind: z.literal('unchanged') }),
]);
export type SettleChoice = Readonly<z.infer<typeof settleChoiceSchema>>;

/** Something done to a case, as its log shows it. */
export const caseStepSchema = z.object({
  id: z.number().int().positive(),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('collect') }),
    z.object({ kind: z.literal('reinspect'), modelName: z.string() }),
    z.object({ kind: z.literal('recall'), choice: recallChoiceSchema }),
    z.object({ kind: z.literal('settle'), choice: settleChoiceSchema }),
    z.object({ kind: z.literal('close') }),
  ]),
  reason: z.string(),
  /** The parts that it has concerned so far. */
  parts: count,
  madeBy: z.string(),
  madeAt: instantSchema,
  /** Null while it is being carried out. */
  doneAt: instantSchema.nullable(),
});
export type CaseStep = Readonly<z.infer<typeof caseStepSchema>>;

/** Counts of the parts of a case, or of one of its lots. */
export const caseCountsSchema = z.object({
  parts: count,
  /** By where they had gone: they add up to `parts`. */
  went: z.record(wentSchema, count),
  /** Not settled. */
  open: count,
  good: count,
  bad: count,
  recalled: count,
  setAside: count,
  /** By the newest re-inspection. The rest has not been looked at. */
  same: count,
  changed: count,
  none: count,
});
export type CaseCounts = Readonly<z.infer<typeof caseCountsSchema>>;

/** A case. `collecting`: its parts are being recorded; `working`: something is being done to many of them; `reinspecting`: parts can be recalled meanwhile. */
export const containmentCaseSchema = z.object({
  id: caseIdSchema,
  scope: caseScopeSchema,
  /** What the scope names: the model, the recipe; for a roll-out its challenger. Empty for a period. */
  scopeName: z.string(),
  laneName: z.string().nullable(),
  reason: z.string(),
  state: z.enum(['collecting', 'working', 'reinspecting', 'open', 'closed']),
  counts: caseCountsSchema,
  openedBy: z.string(),
  openedAt: instantSchema,
  closedBy: z.string().nullable(),
  closedAt: instantSchema.nullable(),
});
export type ContainmentCase = Readonly<z.infer<typeof containmentCaseSchema>>;

/** The most lots that a case shows; the export has them all. */
export const MOST_LOTS = 500;

export const caseDetailSchema = containmentCaseSchema.extend({
  /** By lot, at most {@link MOST_LOTS}; null: the file name gives none. */
  lots: z.array(z.object({ lot: z.string().nullable(), counts: caseCountsSchema })),
  /** Newest first. */
  steps: z.array(caseStepSchema),
  /** The newest re-inspection. */
  replay: replaySchema.nullable(),
  /** Parts of it that wait for a person. */
  waiting: count,
  /** Parts confirmed bad that the line still treats as good. */
  badAtLarge: count,
});
export type CaseDetail = Readonly<z.infer<typeof caseDetailSchema>>;

/** Which parts of a case a list shows. */
export const casePartFilterSchema = z.enum(['all', 'open', 'changed', 'none', 'good', 'bad', 'recalled', 'set-aside']);
export type CasePartFilter = z.infer<typeof casePartFilterSchema>;

/** One message to the line, as its reader knows it. */
export const messageNameSchema = z.object({ epoch: count, number: z.number().int().positive() });

export const casePartSchema = z.object({
  part: inspectionSummarySchema,
  /** What the line had been told of it when the case was opened. */
  told: lineStateSchema,
  went: wentSchema,
  look: caseLookSchema.nullable(),
  /** What the model that looked again would have decided. */
  lookVerdict: verdictKindSchema.nullable(),
  outcome: caseOutcomeSchema.nullable(),
  settledBy: z.string().nullable(),
  settledAt: instantSchema.nullable(),
  /** The message that recalls it. */
  recall: messageNameSchema.nullable(),
});
export type CasePart = Readonly<z.infer<typeof casePartSchema>>;

export const casePartPageSchema = z.object({
  parts: z.array(casePartSchema),
  /** Where the list continues; null: it ends here. */
  next: inspectionIdSchema.nullable(),
});
