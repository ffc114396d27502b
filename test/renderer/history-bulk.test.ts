import { expect, test } from 'vitest';
import { inspectionSummarySchema } from '../../preload/contract/parts/inspection.ts';
import { inspectionIdSchema, laneIdSchema, rolloutIdSchema } from '../../preload/contract/values/units.ts';
import { orderForAll, partsCsv } from '../../renderer/history/bulk-work.ts';
import { caseLink } from '../../renderer/history/case-link.ts';
import { EVERYTHING } from '../../renderer/history/history-search.ts';
import { periodOfSearch } from '../../renderer/supervisor/cases/scope-words.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

const part = (id: number, decidedAt = AT) =>
  inspectionSummarySchema.parse({
    ...{ id, laneId: 1, laneName: 'Press 4', fileName: `${id}.jpg`, serial: '000123', lot: '=1+1' },
    ...{ capturedAt: AT, decidedAt, verdict: 'fail', signal: 'FAIL', topClass: 'crack', topScore: 0.91 },
    ...{ isReadable: true, isWaiting: false, disposition: null, arm: null, elapsedMs: 40 },
  });

test('parts as a table keep their leading zeros, and none of their texts is a formula', () => {
  const [head = '', row = ''] = partsCsv([part(7)]).split('\r\n');
  expect(head).toMatch(/^\uFEFFinspection,serial,lot,/);
  expect(row).toContain('"=""000123"""');
  expect(row).toContain('"=""=1+1"""');
});

test('an order for many parts is given a few hundred at a time, each part once, and what became of them is added up', async () => {
  const ids = Array.from({ length: 1_203 }, (_, index) => inspectionIdSchema.parse(index + 1));
  const asked: number[][] = [];
  const sum = await orderForAll(ids, async (some) => {
    asked.push([...some]);
    return { done: some.length - 1, leftOut: 1 };
  });
  expect(asked.flat()).toEqual(ids);
  expect(Math.max(...asked.map(({ length }) => length))).toBeLessThanOrEqual(500);
  expect(sum).toEqual({ done: 1_200, leftOut: 3 });
});

test('a case about chosen parts begins with a period that holds all of them, in every lane', () => {
  const link = caseLink({ ...EVERYTHING, laneId: laneIdSchema.parse(2) }, [part(3, AT + 5_000), part(2, AT)]);
  expect(link).toMatch(/^\/supervisor\/cases\/new\?/);
  const { from, until } = periodOfSearch(link.split('?')[1] ?? '');
  expect(from).toBe(AT);
  expect(until).toBeGreaterThan(AT + 5_000);
  expect(link).not.toContain('lane');
});

test('a case about the parts of a roll-out is about the roll-out, and nonsense in an address leaves the period open', () => {
  const link = caseLink({ ...EVERYTHING, rolloutId: rolloutIdSchema.parse(4), from: AT }, []);
  expect(link).toBe(`/supervisor/cases/new/rollout/4?from=${encodeURIComponent(new Date(AT).toISOString())}`);
  expect(periodOfSearch('from=yesterday&until=')).toEqual({ from: null, until: null });
});
