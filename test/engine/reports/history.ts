import { steadyMs } from '../../../main/engine/clock.ts';
import { answer } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import { endOverdueHolds } from '../../../main/engine/review/holds.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { admitted } from '../../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../../main/engine/store/set-up/lanes.ts';
import type { ReportFilter } from '../../../preload/contract/reports/report.ts';
import { addTestLane, laneSettings } from '../../support/lines/test-lane.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { detection, inspectionRecord } from '../../support/store/records.ts';
import { fixedClock, moment } from '../../support/time/fixed-clock.ts';

export const HOUR = 3_600_000;
export const FROM = Date.parse('2026-03-02T06:00:00Z');
export const UNTIL = FROM + 12 * HOUR;

/** One part as it is written on a sheet of paper: everything the charts count. */
export type SheetPart = {
  readonly hour: number;
  readonly lane: 1 | 2;
  readonly lot: string;
  readonly said: 'pass' | 'fail' | 'unsure' | 'unreadable';
  readonly className: string;
  readonly score: number;
  readonly brightness: number;
  /** What a person made of it, if one was asked; `late` when nobody answered in time. */
  readonly answer: 'accept' | 'reject' | 'late' | null;
};

/** Thirty-six parts over twelve hours on two lanes. Nothing in it is drawn by chance. */
export const sheet: readonly SheetPart[] = Array.from({ length: 36 }, (_, index): SheetPart => {
  const said =
    (['pass', 'pass', 'fail', 'pass', 'unsure', 'pass', 'fail', 'pass', 'unreadable'] as const)[index % 9] ?? 'pass';
  const answers = {
    pass: [null, 'accept', null, 'reject'],
    fail: [null, 'reject', 'accept'],
    unsure: ['accept', 'late', 'reject'],
  } as const;
  const choices = said === 'unreadable' ? [null] : answers[said];
  return {
    hour: Math.floor(index / 3),
    lane: index % 4 === 0 ? 2 : 1,
    lot: index < 20 ? 'L-1' : 'L-2',
    said,
    className: index % 5 === 0 ? 'chip' : 'crack',
    score: said === 'fail' ? 0.93 : 0.42,
    brightness: 100 + index,
    answer: choices[index % choices.length] ?? null,
  };
});

const machine = (part: SheetPart): Partial<InspectionRecord> => {
  const { className, score } = part;
  switch (part.said) {
    case 'pass':
      return part.answer === null ? {} : { review: { ask: 'audit', isBlind: true, dueAt: null } };
    case 'fail':
      return {
        verdict: { kind: 'fail', reasons: [{ code: 'defect', className, score, rejectAt: 0.6 }] },
        signal: 'FAIL',
        detections: [detection(className, score)],
        review: part.answer === null ? null : { ask: 'audit', isBlind: true, dueAt: null },
      };
    case 'unsure':
      return {
        verdict: {
          kind: 'undetermined',
          reasons: [{ code: 'unsure', className, score, clearBelow: 0.25, rejectAt: 0.6 }],
        },
        signal: 'HOLD',
        detections: [detection(className, score)],
        review: { ask: 'unsure', isBlind: false, dueAt: steadyMs(FROM + part.hour * HOUR + 60_000) },
      };
    case 'unreadable':
      return {
        outcome: 'unreadable',
        width: 0,
        height: 0,
        verdict: {
          kind: 'undetermined',
          reasons: [
            { code: 'fault', fault: { code: 'image-unreadable', why: 'noted', figures: { complaint: 'cut' } } },
          ],
        },
        signal: 'ERROR',
      };
    default:
      return part.said satisfies never;
  }
};

/** A station that lived through the sheet, by the store's own operations. */
export function livedStation(parts: readonly SheetPart[] = sheet) {
  const desk = openTestDesk({ clock: fixedClock(new Date(UNTIL).toISOString()) });
  const { store } = desk;
  const place = addTestLane(store, FROM, { repeatShare: 0, challengeShare: 0 });
  addLane(store.write, admitted({ ...laneSettings('/cameras/2'), name: 'Lane 2', recipeId: place.recipeId }));
  const ana = actorOf(addTestPerson(store, 'Ana', 'supervisor'));
  parts.forEach((part, index) => {
    const at = FROM + part.hour * HOUR;
    const made = inspectionRecord({ ...place, laneId: part.lane as typeof place.laneId, at }, `P${index}.jpg`, {
      optics: part.said === 'unreadable' ? null : { brightness: part.brightness, contrast: 30, sharpness: 400 },
      ...machine(part),
      decidedAt: at + 40,
    });
    writeRecords(store.write, [{ ...made, shot: { ...made.shot, lot: part.lot } }]);
    if (part.answer === 'late') endOverdueHolds(store.write, moment(at + 61_000));
    else if (part.answer !== null) {
      const [item] = claimItems(store.write, ana, 1, moment(at + 1000));
      if (item === undefined) throw new Error('nothing waits');
      answer(
        store.write,
        ana,
        { itemId: item.id, kind: part.answer, classNames: [], boxes: [], comment: '', tookMs: 2000 },
        moment(at + 5000),
      );
    }
  });
  return desk;
}

export const everything: ReportFilter = {
  period: { kind: 'custom', from: FROM, until: UNTIL },
  laneId: null,
  lot: null,
  recipeId: null,
  modelSha256: null,
};
