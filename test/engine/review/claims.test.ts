import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steadyMs } from '../../../main/engine/clock.ts';
import { CLAIM_EXPIRES_AFTER_MS, claimItems, skip } from '../../../main/engine/review/claims.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { closeItem, releaseItems } from '../../../main/engine/store/review/review-items.ts';
import { reviewQueue } from '../../../main/engine/store/review/review-queue.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';
import { moment } from '../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const MINUTE = 60_000;
const left = { personId: null, windowId: 'left' };
const right = { personId: null, windowId: 'right' };

function filled(dueIn: readonly (number | null)[]) {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  dueIn.forEach((minutes, index) => {
    recordWaiting(store, { ...place, at: AT + index }, `${index}.jpg`, {
      dueAt: minutes === null ? null : steadyMs(AT + minutes * MINUTE),
    });
  });
  return store;
}

const names = (items: readonly { inspection: { fileName: string } }[]) => items.map((item) => item.inspection.fileName);

test('what the line waits for comes first, the soonest due before the others, then the oldest', () => {
  const store = filled([null, 9, null, 4, 9]);
  expect(names(claimItems(store.write, left, 10, moment(AT)))).toEqual(['3.jpg', '1.jpg', '4.jpg', '0.jpg', '2.jpg']);
});

test('two windows never get the same part, and none is left out', () => {
  const store = filled(Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? index : null)));
  const seen: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    for (const window of [left, right]) {
      for (const { id } of claimItems(store.write, window, 5, moment(AT))) {
        seen.push(id);
        closeItem(store.write, id, AT);
      }
    }
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

test('whatever windows do, and however long they take, no part is held by two at once', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          window: fc.constantFrom('left', 'right', 'third'),
          count: fc.integer({ min: 1, max: 4 }),
          afterMs: fc.integer({ min: 0, max: CLAIM_EXPIRES_AFTER_MS }),
          isReleased: fc.boolean(),
        }),
        { maxLength: 25 },
      ),
      (steps) => {
        const store = filled([3, null, 1, null, 2, null]);
        const holders = new Map<number, { window: string; until: number }>();
        let now = AT;
        for (const { window, count, afterMs, isReleased } of steps) {
          now += afterMs;
          for (const item of claimItems(store.write, { personId: null, windowId: window }, count, moment(now))) {
            const holder = holders.get(item.id);
            expect(holder === undefined || holder.window === window || holder.until <= now).toBe(true);
            holders.set(item.id, { window, until: item.claimedUntil });
          }
          if (!isReleased) continue;
          releaseItems(store.write, window, 'all');
          for (const [id, holder] of holders) if (holder.window === window) holders.delete(id);
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('asking again renews the window’s claims and fills up', () => {
  const store = filled([1, 2, 3, 4]);
  claimItems(store.write, left, 2, moment(AT));
  const later = AT + CLAIM_EXPIRES_AFTER_MS - 1;

  const items = claimItems(store.write, left, 3, moment(later));

  expect(names(items)).toEqual(['0.jpg', '1.jpg', '2.jpg']);
  expect(items.every((item) => item.claimedUntil === later + CLAIM_EXPIRES_AFTER_MS)).toBe(true);
});

test('a claim that its window forgot expires, and the part goes to another', () => {
  const store = filled([1, null]);
  claimItems(store.write, left, 2, moment(AT));

  expect(claimItems(store.write, right, 2, moment(AT + CLAIM_EXPIRES_AFTER_MS - 1))).toEqual([]);
  expect(names(claimItems(store.write, right, 2, moment(AT + CLAIM_EXPIRES_AFTER_MS)))).toEqual(['0.jpg', '1.jpg']);
});

test('a released part is free at once', () => {
  const store = filled([1]);
  const [item] = claimItems(store.write, left, 1, moment(AT));
  releaseItems(store.write, 'right', item === undefined ? [] : [item.id]);
  expect(claimItems(store.write, right, 1, moment(AT))).toEqual([]);

  releaseItems(store.write, 'left', item === undefined ? [] : [item.id]);

  expect(claimItems(store.write, right, 1, moment(AT))).toHaveLength(1);
});

test('a part that somebody puts back comes last for them and stays first for the others', () => {
  const store = filled([1, 2, null]);
  const ana = { personId: addTestPerson(store, 'Ana', 'operator').id, windowId: 'left' };
  const [item] = claimItems(store.write, ana, 1, moment(AT));
  if (item === undefined) throw new Error('nothing claimed');

  expect(skip(store.write, ana, item.id, moment(AT))).toBe(true);

  expect(skip(store.write, ana, item.id, moment(AT))).toBe(false);
  expect(names(claimItems(store.write, right, 1, moment(AT)))).toEqual(['0.jpg']);
  releaseItems(store.write, 'right', 'all');
  expect(names(claimItems(store.write, ana, 3, moment(AT)))).toEqual(['1.jpg', '2.jpg', '0.jpg']);
});

test('a blind part arrives without anything that reveals what the model thinks', () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  recordWaiting(store, place, 'secret.jpg', { ask: 'audit', isBlind: true });

  const [item] = claimItems(store.write, left, 1, moment(AT));

  expect(item?.inspection).toMatchObject({
    verdict: 'undetermined',
    signal: 'HOLD',
    topClass: null,
    topScore: null,
    reasons: [],
    detections: [],
    dispositions: [],
  });
  expect(JSON.stringify(item)).not.toContain('crack');
});

test('the queue says how many wait, since when, and what is due', () => {
  const store = filled([null, 9, 4]);
  const place = addTestLane(store, AT);
  writeRecords(store.write, [inspectionRecord(place, 'passed.jpg')]);

  expect(reviewQueue(store.read, moment(AT + MINUTE))).toEqual({
    waiting: 3,
    oldestAt: AT,
    nextDueAt: AT + 4 * MINUTE,
    pacePerMinute: 0,
    neededPerMinute: 0.6,
  });
});

test('pace and need are those of the last five minutes', () => {
  const store = filled([null, 9, 4]);
  expect(reviewQueue(store.read, moment(AT + 5 * MINUTE - 1))).toMatchObject({ neededPerMinute: 0.6 });
  expect(reviewQueue(store.read, moment(AT + 5 * MINUTE + 10))).toMatchObject({ waiting: 3, neededPerMinute: 0 });
});

const numbers = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id);

/** Forty parts that a line waits for, and behind them an audit, the 41st item. */
function crowded() {
  const store = filled(Array.from({ length: 40 }, () => 30));
  const place = addTestLane(store, AT);
  recordWaiting(store, { ...place, at: AT }, 'audit.jpg', { ask: 'audit', isBlind: true, dueAt: null });
  return store;
}

test('audits have their share of the turns however many parts a line waits for', () => {
  const store = crowded();
  const claimed = (draw: number) =>
    numbers(claimItems(store.write, { ...left, windowId: `w${draw}` }, 1, moment(AT), () => draw));
  expect(claimed(0.11)).toEqual([1]);
  expect(claimed(0.09)).toEqual([41]);
  expect(claimed(0.08)).toEqual([2]);
});

test('an audit that has waited for eight hours has every other turn', () => {
  const late = AT + 8 * 60 * MINUTE + MINUTE;
  const claimed = (draw: number) => numbers(claimItems(crowded().write, left, 1, moment(late), () => draw));
  expect(claimed(0.51)).toEqual([1]);
  expect(claimed(0.49)).toEqual([41]);
});
