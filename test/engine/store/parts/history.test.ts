import { describe, expect, test } from 'vitest';
import { localZoneOffset } from '../../../../main/engine/station/zone-offset.ts';
import { historyDays, searchHistory } from '../../../../main/engine/store/parts/history.ts';
import type { InspectionRecord } from '../../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import type { HistoryFilter, HistoryPlace } from '../../../../preload/contract/parts/history.ts';
import { EVERYTHING } from '../../../../renderer/history/history-search.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { detection, inspectionRecord, shotFacts } from '../../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const HOUR = 3_600_000;

type Part = { readonly name: string; readonly at?: number } & Partial<InspectionRecord>;

/** A store with these parts, decided an hour apart unless said; and a search that gives their names. */
function storeWith(parts: readonly Part[]) {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  parts.forEach(({ name, at = AT, ...facts }, index) => {
    const record = inspectionRecord({ ...place, at: at + index * HOUR }, `${name}.jpg`, facts);
    writeRecords(store.write, [{ ...record, shot: { ...record.shot, ...facts.shot } }]);
  });
  const search = (filter: Partial<HistoryFilter>) =>
    searchHistory(store.read, { ...EVERYTHING, ...filter }, { after: null, limit: 100 }).parts.map(
      (part) => part.serial,
    );
  return { store, place, search };
}

const failed: Partial<InspectionRecord> = {
  verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
  signal: 'FAIL',
  detections: [detection('crack', 0.9), detection('stain', 0.2)],
};

describe('the history', () => {
  test('lists parts newest first, each on one page and none left out, however small the pages are', () => {
    const names = Array.from({ length: 23 }, (_, index) => `SN${index + 10}`);
    const { store } = storeWith(names.map((name) => ({ name })));
    const found: (string | null)[] = [];
    let after: HistoryPlace | null = null;
    do {
      const page = searchHistory(store.read, EVERYTHING, { after, limit: 5 });
      found.push(...page.parts.map((part) => part.serial));
      after = page.next;
    } while (after !== null);
    expect(found).toEqual(names.toReversed());
  });

  test('keeps parts apart that were decided in the same millisecond', () => {
    const { store } = storeWith([1, 2, 3].map((part) => ({ name: `SN${part}`, at: AT - (part - 1) * HOUR })));
    const first = searchHistory(store.read, EVERYTHING, { after: null, limit: 2 });
    const second = searchHistory(store.read, EVERYTHING, { after: first.next, limit: 2 });
    expect([...first.parts, ...second.parts].map((part) => part.serial)).toEqual(['SN3', 'SN2', 'SN1']);
  });

  test('finds parts by the beginning of their serial, by lot, signal, class, score and time', () => {
    const { search } = storeWith([
      { name: 'A100' },
      { name: 'A101', ...failed },
      { name: 'B100', detections: [detection('stain', 0.5)] },
    ]);
    expect(search({ serial: 'A10' })).toEqual(['A101', 'A100']);
    expect(search({ serial: 'A1', signal: 'FAIL' })).toEqual(['A101']);
    expect(search({ lot: 'L-042' })).toEqual(['B100', 'A101', 'A100']);
    expect(search({ lot: 'L-043' })).toEqual([]);
    expect(search({ className: 'stain' })).toEqual(['B100', 'A101']);
    expect(search({ className: 'stain', minScore: 0.4 })).toEqual(['B100']);
    expect(search({ maxScore: 0.3 })).toEqual(['A101']);
    expect(search({ className: 'bubble' })).toEqual([]);
    expect(search({ from: AT + HOUR, until: AT + 2 * HOUR })).toEqual(['A101']);
    expect(search({ verdict: 'pass', disposition: 'none' })).toEqual(['B100', 'A100']);
    expect(search({ ask: 'audit' })).toEqual([]);
  });

  test('finds no part by an opinion that nobody may know while it waits at the level shadow', () => {
    const { search } = storeWith([
      { name: 'A100', ...failed, signal: 'HOLD', review: { ask: 'level', isBlind: true, dueAt: null } },
      { name: 'A101', ...failed },
    ]);
    expect(search({ verdict: 'fail' })).toEqual(['A101']);
    expect(search({ className: 'crack' })).toEqual(['A101']);
    expect(search({ serial: 'A10' })).toEqual(['A101', 'A100']);
  });

  test('continues if a rare match is not among the next few thousand records', () => {
    const store = openTestStore();
    const place = addTestLane(store, AT);
    const records = Array.from({ length: 9000 }, (_, index) =>
      inspectionRecord({ ...place, at: AT + index }, `SN${index}.jpg`, index === 10 ? failed : {}),
    );
    writeRecords(store.write, records);
    const pages: number[] = [];
    let after: HistoryPlace | null = null;
    do {
      const page = searchHistory(store.read, { ...EVERYTHING, className: 'crack' }, { after, limit: 50 });
      pages.push(page.parts.length);
      after = page.next;
    } while (after !== null);
    expect(pages).toEqual([0, 0, 1]);
  });

  test('counts days by the calendar, newest first', () => {
    const { store } = storeWith([
      { name: 'A1', at: new Date('2026-03-02T10:00:00').getTime() },
      { name: 'A2', ...failed, at: new Date('2026-03-02T10:00:00').getTime() },
      { name: 'A3', at: new Date('2026-03-04T10:00:00').getTime() },
    ]);
    expect(historyDays(store.read, localZoneOffset)).toEqual([
      { day: '2026-03-04', inspected: 1, fail: 0, hold: 0, error: 0 },
      { day: '2026-03-02', inspected: 2, fail: 1, hold: 0, error: 0 },
    ]);
  });

  test('finds parts in which a duplicate of another lane does not count', () => {
    const { store, place, search } = storeWith([{ name: 'A100' }]);
    const again = { ...shotFacts(place.laneId, 'again.jpg', AT), serial: 'A100' };
    writeRecords(store.write, [{ kind: 'duplicate', shot: again, duplicateOf: 1 as never, isTold: false }]);
    expect(search({ serial: 'A100' })).toEqual(['A100']);
  });
});
