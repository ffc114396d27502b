import { expect } from 'vitest';
import { carryOutSome, type StuckSteps } from '../../../main/engine/containment/carry-out.ts';
import { caseDetail } from '../../../main/engine/containment/case-view.ts';
import { openCase, orderReinspection } from '../../../main/engine/containment/order-step.ts';
import { messageFile } from '../../../main/engine/line-output/message-file.ts';
import { caseParts } from '../../../main/engine/store/containment/case-parts.ts';
import { caseOf } from '../../../main/engine/store/containment/cases.ts';
import { lineMessagesAfter } from '../../../main/engine/store/line/line-messages.ts';
import { addReplayGap, addReplayVerdict, replayPart } from '../../../main/engine/store/models/replay-walk.ts';
import { endReplay, nextReplay } from '../../../main/engine/store/models/replays.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import type { CaseDetail, CaseScope } from '../../../preload/contract/parts/containment.ts';
import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import type { Signal } from '../../../preload/contract/parts/signal.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import {
  type CaseId,
  type InspectionId,
  inspectionIdSchema,
  type Sha256,
} from '../../../preload/contract/values/units.ts';
import { addTestLane } from '../lines/test-lane.ts';
import { addTestModels } from '../models/registered-models.ts';
import { actorOf, addTestPerson } from '../station/test-person.ts';
import { openTestStore } from './open-test-store.ts';
import { inspectionRecord, shotFacts } from './records.ts';

/** When the first part was decided. */
export const AT = Date.parse('2026-03-02T06:00:00Z');
/** Any later time. */
export const clock = { now: () => AT + 1_000_000 };
/** The number of a part. */
export const part = (id: number): InspectionId => inspectionIdSchema.parse(id);
const VERDICTS: Readonly<Record<Signal, VerdictKind>> = {
  PASS: 'pass',
  FAIL: 'fail',
  HOLD: 'undetermined',
  ERROR: 'undetermined',
};
/** Why a part was judged so. */
export const REASONS = {
  pass: { code: 'all-clear' },
  fail: { code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 },
  undetermined: { code: 'unsure', className: 'crack', score: 0.4, clearBelow: 0.25, rejectAt: 0.6 },
} as const;

/** A station whose model `old` decided parts with these signals, three to a lot. */
export function beginContained(signals: readonly Signal[], body: Partial<RecipeBody> = {}) {
  const store = openTestStore();
  const place = addTestLane(store, AT, body);
  const [old, fresh] = addTestModels(store, AT, ['old', 'new']);
  if (old === undefined || fresh === undefined) throw new Error('no models');
  recordDecided(store, place, old, signals);
  const eva = actorOf(addTestPerson(store, 'Eva', 'supervisor'), 'left');
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'), 'right');
  return { store, place, old, fresh, eva, ana, order: { by: eva, at: AT + 1000, reason: 'the model was wrong' } };
}
export type ContainedStation = ReturnType<typeof beginContained>;

/** More parts, decided by a model, with these signals. */
export function recordDecided(
  store: Store,
  place: ContainedStation['place'],
  modelSha256: Sha256,
  signals: readonly Signal[],
  name = 'part',
): void {
  writeRecords(
    store.write,
    signals.map((signal, at) => {
      const verdict = VERDICTS[signal];
      return inspectionRecord(place, `${name}-${at}.jpg`, {
        shot: { ...shotFacts(place.laneId, `${name}-${at}.jpg`, AT + at), lot: at < 3 ? 'L1' : at < 6 ? 'L2' : null },
        ...{ signal, modelSha256, decidedAt: AT + at, verdict: { kind: verdict, reasons: [REASONS[verdict]] } },
        review: signal === 'HOLD' ? { ask: 'unsure', isBlind: false, dueAt: null } : null,
      });
    }),
  );
}

/** Does what was ordered, to its end. */
export function carryOut(store: Store): void {
  const stuck: StuckSteps = new Map();
  while (store.write.transaction(() => carryOutSome(store.write, clock, stuck)) !== null);
  for (const bug of stuck.values()) throw bug;
}

/** Opens a case and writes its parts down. */
export function openContained({ store, order }: ContainedStation, scope: CaseScope): CaseId {
  const opened = openCase(store.write, scope, order);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  carryOut(store);
  return opened.value;
}

/** The scope of a model, of all times and lanes. */
export const byModel = (sha256: Sha256): CaseScope => ({
  kind: 'model',
  sha256,
  from: null,
  until: null,
  laneId: null,
});

/** A case as its page gets it. */
export function caseDetailOf({ store }: ContainedStation, id: CaseId): CaseDetail {
  const row = caseOf(store.read, id);
  if (row === null) throw new Error('no case');
  return caseDetail(store.read, row);
}

/** All parts of a case. */
export const partsOf = ({ store }: ContainedStation, id: CaseId) =>
  caseParts(store.read, id, { show: 'all', lot: null, after: null, limit: 200 });

/** Has the new model say this of each part, in order; null: its image is gone. */
export function reinspect(station: ContainedStation, id: CaseId, verdicts: readonly (VerdictKind | null)[]): void {
  const { store, fresh, order } = station;
  expect(orderReinspection(store.write, id, fresh, order)).toEqual({ ok: true, value: null });
  const replay = nextReplay(store.read);
  if (replay === null) throw new Error('no replay');
  for (const [at, verdict] of verdicts.entries()) {
    const looked = replayPart(store.read, part(at + 1));
    if (verdict === null) addReplayGap(store.write, replay, looked, { code: 'file-vanished' });
    else {
      const reasons = [REASONS[verdict]];
      addReplayVerdict(store.write, replay, looked, {
        ...{ verdict: { kind: verdict, reasons }, detections: [], lookedAt: AT + 2000, lookMs: 1 },
      });
    }
  }
  endReplay(store.write, replay, { ending: 'done', endedAt: AT + 3000 });
}

/** What the line reads, from the message after `from`. */
export const said = ({ store }: ContainedStation, from = 0) =>
  lineMessagesAfter(store.read, from, 1000).map((message) => messageFile('s', message));
