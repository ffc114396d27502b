import { expect, test } from 'vitest';
import { silentLog } from '../../../main/engine/log.ts';
import { createFaultJournal } from '../../../main/engine/station/fault-journal.ts';
import { recentFaults } from '../../../main/engine/store/station/fault-events.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const UNREACHABLE = { code: 'folder-unusable', path: '/cameras/1', reason: 'ENOENT' } as const;

test('trouble that goes on is written down once a minute, and other trouble at once', () => {
  const store = openTestStore();
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const startedAt = clock.now();
  const journal = createFaultJournal(store.write, clock, silentLog, () => undefined);

  for (let second = 0; second < 150; second++) {
    journal.note('lane 1', UNREACHABLE);
    if (second === 30) journal.note('lane 2', UNREACHABLE);
    clock.advance(1000);
  }

  const found = recentFaults(store.read, startedAt, 20).map(({ at, where }) => [where, (at - startedAt) / 1000]);
  expect(found).toEqual([
    ['lane 1', 120],
    ['lane 1', 60],
    ['lane 2', 30],
    ['lane 1', 0],
  ]);
});

test('a fault that cannot be written, for the disk is full, stops nothing', () => {
  const store = openTestStore();
  const journal = createFaultJournal(store.write, fixedClock('2026-03-02T06:00:00Z'), silentLog, () => undefined);
  store.close();
  expect(() => journal.note('store', { code: 'disk-full', path: '/data' })).not.toThrow();
});
