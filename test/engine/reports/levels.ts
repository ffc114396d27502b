import { decide, MODEL_SILENT, undeterminedBy } from '../../../main/domain/verdict/decide.ts';
import { asksModel, route } from '../../../main/domain/verdict/route.ts';
import { steadyMs } from '../../../main/engine/clock.ts';
import { answer } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import { endOverdueHolds } from '../../../main/engine/review/holds.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import type { ReportFilter } from '../../../preload/contract/reports/report.ts';
import { type AutomationLevel, DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { detection, inspectionRecord } from '../../support/store/records.ts';
import { fixedClock, moment } from '../../support/time/fixed-clock.ts';

export const AT = Date.parse('2026-03-02T06:00:00Z');
const MINUTE = 60_000;
const HELD_FOR = 30 * MINUTE;

type Part = {
  readonly name: string;
  /** What the model sees, where it is asked: a crack with this score, nothing, or a picture that cannot be read. */
  readonly score: number | null | 'unreadable';
  /** What a person says who is asked; `late` when nobody looks in time, `open` while somebody still may. */
  readonly answer: 'accept' | 'reject' | 'late' | 'open';
  readonly isAudited?: true;
};

/** Nine parts, small enough to count by hand. The model is wrong on B and D, and unsure of E, F and I. */
export const PARTS: readonly Part[] = [
  { name: 'A', score: null, answer: 'accept' },
  { name: 'B', score: null, answer: 'reject', isAudited: true },
  { name: 'C', score: 0.9, answer: 'reject' },
  { name: 'D', score: 0.8, answer: 'accept', isAudited: true },
  { name: 'E', score: 0.4, answer: 'accept' },
  { name: 'F', score: 0.5, answer: 'reject' },
  { name: 'G', score: 'unreadable', answer: 'open' },
  { name: 'H', score: null, answer: 'open' },
  { name: 'I', score: 0.45, answer: 'late' },
];

/** A station that saw these parts at one level, by its own rules: what the line is told and who is asked comes from `route`. */
export function stationAt(automationLevel: AutomationLevel) {
  const desk = openTestDesk({ clock: fixedClock(new Date(AT + 2 * HELD_FOR).toISOString()) });
  const { store } = desk;
  const body = { ...DEFAULT_RECIPE_BODY, automationLevel, repeatShare: 0, challengeShare: 0 };
  const place = addTestLane(store, AT, body);
  const ana = actorOf(addTestPerson(store, 'Ana', 'supervisor'));
  PARTS.forEach((part, index) => {
    const at = AT + index * MINUTE;
    const found = typeof part.score === 'number' && asksModel(automationLevel) ? [detection('crack', part.score)] : [];
    const verdict =
      part.score === 'unreadable'
        ? undeterminedBy({ code: 'image-unreadable', why: 'noted', figures: { complaint: 'cut' } })
        : asksModel(automationLevel)
          ? decide({ detections: found, isCut: false }, body)
          : MODEL_SILENT;
    const { signal, ask, isBlind } = route(verdict, automationLevel, body, part.isAudited === true ? 0 : 0.999);
    // A hold is due after half an hour, but that which is still open afterwards.
    const dueAt = signal === 'HOLD' && part.answer !== 'open' ? steadyMs(at + HELD_FOR) : null;
    writeRecords(store.write, [
      inspectionRecord({ ...place, at }, `${part.name}.jpg`, {
        ...{ automationLevel, verdict, signal, detections: found, decidedAt: at },
        ...(part.score === 'unreadable' && { outcome: 'unreadable', width: 0, height: 0, optics: null }),
        review: ask === null ? null : { ask, isBlind, dueAt },
      }),
    ]);
    const [item] = ask === null ? [] : claimItems(store.write, ana, 1, moment(at + 10_000));
    if (item === undefined || part.answer === 'open' || part.answer === 'late') return;
    const said = { itemId: item.id, kind: part.answer, classNames: [], boxes: [], comment: '', tookMs: 2000 };
    answer(store.write, ana, said, moment(at + 20_000));
  });
  endOverdueHolds(store.write, moment(AT + HELD_FOR + 20 * MINUTE));
  return desk;
}

export const theseParts: ReportFilter = {
  period: { kind: 'custom', from: AT, until: AT + 2 * HELD_FOR },
  laneId: null,
  lot: null,
  recipeId: null,
  modelSha256: null,
};
