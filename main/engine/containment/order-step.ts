import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { ModelCard } from '../../../preload/contract/models/model.ts';
import type { CaseScope, RecallChoice, SettleChoice } from '../../../preload/contract/parts/containment.ts';
import type { CaseId, Instant, Sha256 } from '../../../preload/contract/values/units.ts';
import { compareClasses } from '../../domain/models/class-order.ts';
import { modelProof } from '../station/line/model-proof.ts';
import { badAtLarge, caseCounts } from '../store/containment/case-counts.ts';
import { hasPartToJudge, recipesOfCase } from '../store/containment/case-deciders.ts';
import { foreignPart } from '../store/containment/case-parts.ts';
import { addStep, busyWith } from '../store/containment/case-steps.ts';
import { addCase, type CaseRow, caseOf, closeCase } from '../store/containment/cases.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { modelCardOf } from '../store/models/models.ts';
import { addReplay } from '../store/models/replays.ts';
import { rolloutOf } from '../store/rollout/rollouts.ts';
import { laneOf } from '../store/set-up/lanes.ts';
import { recipeAt } from '../store/set-up/recipes.ts';
import type { Author } from '../store/station/author.ts';

/** Who orders it, when and why. */
export type Order = { readonly by: Author; readonly at: Instant; readonly reason: string };

/** Opens a case; its parts are recorded when the step is carried out. Refused as `not-found` if the scope names something that does not exist. */
export function openCase(db: WriteDb, scope: CaseScope, order: Order): Result<CaseId> {
  const { by, at, reason } = order;
  return db.transaction(() => {
    const missing = missingIn(db, scope);
    if (missing !== null) return failed(missing);
    const caseId = addCase(db, by, at, { scope, reason });
    addStep(db, by, at, { caseId, body: { kind: 'collect' }, reason, isDone: false });
    return ok(caseId);
  });
}

function missingIn(db: ReadDb, scope: CaseScope): Fault | null {
  if (scope.laneId !== null && laneOf(db, scope.laneId) === null) return notFound('lane', scope.laneId);
  switch (scope.kind) {
    case 'model':
      return modelCardOf(db, scope.sha256) === null ? notFound('model', scope.sha256) : null;
    case 'rollout':
      return rolloutOf(db, scope.id) === null ? notFound('rollout', scope.id) : null;
    case 'recipe':
      return recipeAt(db, scope.recipeId, scope.version) === null ? notFound('recipe', scope.recipeId) : null;
    case 'span':
      return null;
    default:
      return scope satisfies never;
  }
}

/** Has a model look at the parts of a case again. The replay is queued and started like any other. */
export function orderReinspection(db: WriteDb, caseId: CaseId, modelSha256: Sha256, order: Order): Result<null> {
  const { by, at, reason } = order;
  return onOpenCase(db, caseId, 'idle', ({ firstAt, lastAt, scope }) => {
    const card = modelCardOf(db, modelSha256);
    if (card === null) return failed(notFound('model', modelSha256));
    if (firstAt === null || lastAt === null) return failed(conflict('case-nothing-to-do'));
    const objection = objectionToModel(db, { id: caseId, scope }, card);
    if (objection !== null) return failed(objection);
    const made = { madeBy: by.name, personId: by.personId, madeAt: at };
    const span = { modelSha256, from: firstAt, until: lastAt + 1, laneId: scope.laneId };
    const replayId = addReplay(db, span, made, caseId);
    addStep(db, by, at, { caseId, body: { kind: 'reinspect', modelSha256, replayId }, reason, isDone: true });
    return ok(null);
  });
}

/** Why this model may not look at the parts again: it is the one in question, would only say the same again, or could not tell a bad part. */
function objectionToModel(
  db: ReadDb,
  { id, scope }: Pick<CaseRow, 'id' | 'scope'>,
  { sha256, family, version, profile }: ModelCard,
): Fault | null {
  const name = `${family} ${version}`;
  if (modelInQuestion(db, scope) === sha256) return conflict('case-model-in-question', name);
  if (!hasPartToJudge(db, id, sha256)) return conflict('case-nothing-new', name);
  for (const { body, ...recipe } of recipesOfCase(db, id)) {
    const named = body.defects.map(({ className }) => className);
    const { missing } = compareClasses(named, profile.classes);
    if (missing.length > 0) return conflict('case-model-blind', `${name}: ${missing.join(', ')}`);
    // A model that finds nothing would say of every part that passed that it passes again.
    const proof = modelProof(db, { ...recipe, body: { ...body, modelSha256: sha256 } });
    if (proof === null) return conflict('case-model-unproven', name);
  }
  return null;
}

function modelInQuestion(db: ReadDb, scope: CaseScope): Sha256 | null {
  switch (scope.kind) {
    case 'model':
      return scope.sha256;
    case 'rollout':
      return rolloutOf(db, scope.id)?.challenger ?? null;
    case 'recipe':
    case 'span':
      return null;
    default:
      return scope satisfies never;
  }
}

/** Has the line told to take parts out, also during a re-inspection, which may take hours. Refused as `conflict` if none fits. */
export function orderRecall(db: WriteDb, caseId: CaseId, choice: RecallChoice, order: Order): Result<null> {
  return onOpenCase(db, caseId, 'also-reinspected', () => {
    const objection = objectionToParts(db, caseId, choice);
    if (objection !== null) return failed(objection);
    const { by, at, reason } = order;
    addStep(db, by, at, { caseId, body: { kind: 'recall', choice }, reason, isDone: false });
    return ok(null);
  });
}

/** Has parts settled by the person who works on the case. */
export function orderSettlement(db: WriteDb, caseId: CaseId, choice: SettleChoice, order: Order): Result<null> {
  return onOpenCase(db, caseId, 'idle', () => {
    const objection = objectionToParts(db, caseId, choice);
    if (objection !== null) return failed(objection);
    const { by, at, reason } = order;
    addStep(db, by, at, { caseId, body: { kind: 'settle', choice }, reason, isDone: false });
    return ok(null);
  });
}

/** Closes a case permanently. Refused as `conflict` while a part is open, or is bad while the line treats it as good. */
export function orderClosing(db: WriteDb, caseId: CaseId, { by, at, reason }: Order): Result<null> {
  return onOpenCase(db, caseId, 'idle', () => {
    const { open } = caseCounts(db, caseId);
    if (open > 0) return failed(conflict('case-open-parts', String(open)));
    const bad = badAtLarge(db, caseId);
    if (bad > 0) return failed(conflict('case-bad-at-large', String(bad)));
    addStep(db, by, at, { caseId, body: { kind: 'close' }, reason, isDone: true });
    closeCase(db, by, at, caseId);
    return ok(null);
  });
}

/** Only one thing at a time is done to a case, so that every decision is based on its current state; a re-inspection takes no part away from another order. */
function onOpenCase(
  db: WriteDb,
  id: CaseId,
  need: 'idle' | 'also-reinspected',
  work: (row: CaseRow) => Result<null>,
): Result<null> {
  return db.transaction(() => {
    const row = caseOf(db, id);
    if (row === null) return failed(notFound('case', id));
    if (row.closedAt !== null) return failed(conflict('case-closed'));
    const busy = busyWith(db, id);
    const isFree = busy === null || (busy === 'reinspect' && need === 'also-reinspected');
    return isFree ? work(row) : failed(conflict('case-busy'));
  });
}

function objectionToParts(db: ReadDb, caseId: CaseId, choice: RecallChoice | SettleChoice): Fault | null {
  const counts = caseCounts(db, caseId);
  switch (choice.kind) {
    case 'chosen': {
      const foreign = foreignPart(db, caseId, choice.ids);
      return foreign === null ? null : conflict('case-foreign-part', String(foreign));
    }
    case 'changed':
      return counts.changed === 0 ? conflict('case-nothing-to-do') : null;
    case 'bad':
      return counts.bad === 0 ? conflict('case-nothing-to-do') : null;
    case 'lot':
    case 'open':
    case 'unchanged':
      return counts.open === 0 ? conflict('case-nothing-to-do') : null;
    default:
      return choice satisfies never;
  }
}
