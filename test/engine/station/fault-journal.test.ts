import { expect, test } from 'vitest';
import { silentLog } from '../../../main/engine/log.ts';
import { createFaultJournal } from '../../../main/engine/station/fault-journal.ts';
import { recentFaults } from '../../../main/engine/store/station/fault-events.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const UNREACHABLE = {
  code: 'folder-unusable',
  path: '/cameras/1',
  why: 'noted',
  figures: { complaint: 'ENOENT' },
} as const;

test('a continuing problem is recorded once a minute, and a different one at once', () => {
  const store = openTestStore();
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const startedAt = clock.now();
  const journal = createFaultJournal(store.write, clock, silentLog, () => undefined);

  for (let second = 0; second < 150; second++) {
    journal.note('lane 1', UNREACHABLE);
    if (second === 30) journal.note('lane 2', UNREACHABLE);
    clock.advance(1000);
  }

  const found = recentFaults(store.read, { from: startedAt, until: Number.MAX_SAFE_INTEGER }, 20).map(
    ({ at, where }) => [where, (at - startedAt) / 1000],
  );
  expect(found).toEqual([
    ['lane 1', 120],
    ['lane 1', 60],
    ['lane 2', 30],
    ['lane 1', 0],
  ]);
});

test('faults that cannot be recorded on a full disk are shown all the same, and recorded when it has space', () => {
  const store = openTestStore();
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const at = clock.now();
  let told = 0;
  const journal = createFaultJournal(store.write, clock, silentLog, () => told++);
  const full = { code: 'disk-full', path: '/data' } as const;
  store.write.run('PRAGMA query_only = ON');
  journal.note('store', full);
  journal.note('lane 1', UNREACHABLE);
  expect({ told, unwritten: journal.unwritten().map(({ where }) => where) }).toEqual({
    told: 2,
    unwritten: ['lane 1', 'store'],
  });
  expect(recentFaults(store.read, { from: at, until: Number.MAX_SAFE_INTEGER }, 20)).toEqual([]);

  store.write.run('PRAGMA query_only = OFF');
  clock.advance(1000);
  journal.note('clock', { code: 'clock-set', byMs: 60_000 });
  expect(journal.unwritten()).toEqual([]);
  expect(recentFaults(store.read, { from: at, until: Number.MAX_SAFE_INTEGER }, 20).map(({ where }) => where)).toEqual([
    'clock',
    'lane 1',
    'store',
  ]);
});

test('of very many unrecorded faults the newest are shown, and a closed store stops nothing', () => {
  const store = openTestStore();
  const journal = createFaultJournal(store.write, fixedClock('2026-03-02T06:00:00Z'), silentLog, () => undefined);
  store.close();
  for (let lane = 1; lane <= 100; lane++) journal.note(`lane ${lane}`, UNREACHABLE);
  expect(journal.unwritten().map(({ where }) => where)).toHaveLength(20);
  expect(journal.unwritten()[0]?.where).toBe('lane 100');
});
