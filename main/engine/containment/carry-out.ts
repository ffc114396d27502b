import { setImmediate } from 'node:timers/promises';
import type { CaseId } from '../../../preload/contract/values/units.ts';
import type { WallClock } from '../clock.ts';
import { moveStep, openSteps, type StepRow } from '../store/containment/case-steps.ts';
import { caseOf } from '../store/containment/cases.ts';
import { collectParts } from '../store/containment/collect-parts.ts';
import { recallParts } from '../store/containment/recall-parts.ts';
import { settleParts } from '../store/containment/settle-parts.ts';
import type { WriteDb } from '../store/handles.ts';

/** A few milliseconds each: the engine has one thread, and the line does not wait. */
const RECORDS_WALKED = 500;
const PARTS_RECALLED = 50;
const PARTS_SETTLED = 250;

export type CarryOutDeps = {
  readonly db: WriteDb;
  readonly clock: Pick<WallClock, 'now'>;
  readonly signal: AbortSignal;
  /** A stretch of a step is done. */
  readonly onProgress: (caseId: CaseId, kind: StepRow['body']['kind']) => void;
};

/** Orders that could not be carried out, with what was thrown. They keep no other waiting. */
export type StuckSteps = Map<StepRow['id'], unknown>;

/**
 * Carries out orders for cases, a stretch at a time: recalls first, because parts are on their way, then the oldest; in between, other work has
 * its turn. Each stretch is one transaction with its position, so that it resumes there however the engine ended, and nothing is done twice.
 * Throws at the end what could not be carried out.
 */
export async function carryOutSteps({ db, clock, signal, onProgress }: CarryOutDeps): Promise<void> {
  const stuck: StuckSteps = new Map();
  while (!signal.aborted) {
    const step = db.transaction(() => carryOutSome(db, clock, stuck));
    if (step === null) break;
    onProgress(step.caseId, step.body.kind);
    await setImmediate();
  }
  if (stuck.size > 0) throw new AggregateError(stuck.values(), `Orders for cases: ${[...stuck.keys()].join()}`);
}

/** The next stretch of what was ordered; `null`: there is nothing to do, but perhaps `stuck` orders. Call within a transaction. */
export function carryOutSome(db: WriteDb, clock: Pick<WallClock, 'now'>, stuck: StuckSteps): StepRow | null {
  for (const step of openSteps(db)) {
    if (stuck.has(step.id)) continue;
    try {
      return db.transaction(() => carryOut(db, step, clock));
    } catch (bug) {
      stuck.set(step.id, bug);
    }
  }
  return null;
}

function carryOut(db: WriteDb, step: StepRow, clock: Pick<WallClock, 'now'>): StepRow {
  const { parts, isMore } = someOf(db, step, clock.now());
  moveStep(db, step.id, { parts, doneAt: isMore ? null : clock.now() });
  return step;
}

function someOf(db: WriteDb, step: StepRow, at: number): { readonly parts: number; readonly isMore: boolean } {
  const { caseId, body, madeBy: name } = step;
  switch (body.kind) {
    case 'collect': {
      const row = caseOf(db, caseId);
      if (row === null) throw new Error(`No case ${caseId}`);
      return collectParts(db, row, step, RECORDS_WALKED);
    }
    case 'recall': {
      const parts = recallParts(db, caseId, body.choice, { name, at, limit: PARTS_RECALLED });
      return { parts, isMore: parts === PARTS_RECALLED };
    }
    case 'settle': {
      const parts = settleParts(db, caseId, body.choice, { name, at, limit: PARTS_SETTLED });
      return { parts, isMore: parts === PARTS_SETTLED };
    }
    case 'reinspect':
    case 'close':
      // Done as soon as they are on record.
      return { parts: 0, isMore: false };
    default:
      return body satisfies never;
  }
}
