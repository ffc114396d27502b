import type { CaseDetail, CaseStep, ContainmentCase } from '../../../preload/contract/parts/containment.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { badAtLarge, caseCounts, caseLots, waitingInCase } from '../store/containment/case-counts.ts';
import { busyWith, type StepRow, stepsOf } from '../store/containment/case-steps.ts';
import { type CaseRow, scopeName } from '../store/containment/cases.ts';
import type { ReadDb } from '../store/handles.ts';
import { modelCardOf } from '../store/models/models.ts';
import { newestReplayOfCase } from '../store/models/replays.ts';
import { laneOf } from '../store/set-up/lanes.ts';

/** A case as lists show it. */
export function caseView(db: ReadDb, row: CaseRow): ContainmentCase {
  const { id, scope, reason, openedBy, openedAt, closedBy, closedAt } = row;
  const shown = { id, scope, reason, openedBy, openedAt, closedBy, closedAt };
  return {
    ...shown,
    scopeName: scopeName(db, scope),
    laneName: scope.laneId === null ? null : (laneOf(db, scope.laneId)?.name ?? null),
    state: stateOf(db, row),
    counts: caseCounts(db, id),
  };
}

function stateOf(db: ReadDb, { id, closedAt }: CaseRow): ContainmentCase['state'] {
  if (closedAt !== null) return 'closed';
  const busy = busyWith(db, id);
  return busy === null ? 'open' : STATE_WHILE[busy];
}

const STATE_WHILE = { collect: 'collecting', reinspect: 'reinspecting', other: 'working' } as const;

/** A case with its lots and its log. */
export function caseDetail(db: ReadDb, row: CaseRow): CaseDetail {
  return {
    ...caseView(db, row),
    lots: [...caseLots(db, row.id)],
    steps: stepsOf(db, row.id).map((step) => stepView(db, step)),
    replay: newestReplayOfCase(db, row.id),
    waiting: row.closedAt === null ? waitingInCase(db, row.id) : 0,
    badAtLarge: badAtLarge(db, row.id),
  };
}

function stepView(db: ReadDb, { id, body, reason, parts, madeBy, madeAt, doneAt }: StepRow): CaseStep {
  const what = body.kind === 'reinspect' ? { kind: body.kind, modelName: nameOfModel(db, body.modelSha256) } : body;
  return { id, what, reason, parts, madeBy, madeAt, doneAt };
}

function nameOfModel(db: ReadDb, sha256: Sha256): string {
  const card = modelCardOf(db, sha256);
  return card === null ? sha256.slice(0, 8) : `${card.family} ${card.version}`;
}
