import { expect, test } from 'vitest';
import { figureHandlers } from '../../../main/engine/figures/figure-handlers.ts';
import { figureQuestions } from '../../support/store/figure-questions.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { ROLLED_UP, type RolledUp, rollUp } from '../../support/store/rolled-up-store.ts';
import { cpuMs } from '../../support/time/cpu-ms.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The time of each figure over a whole store, the better of two runs: the first compiles. */
function times(change: Partial<RolledUp>): ReadonlyMap<string, number> {
  const order = { ...ROLLED_UP, ...change };
  const store = openTestStore();
  const [challenger] = rollUp(store, order);
  if (challenger === undefined) throw new Error('no model');
  const handlers = figureHandlers({ store, clock: fixedClock(new Date(order.until).toISOString()) });
  const span = { from: order.until - order.days * DAY_MS, until: order.until, challenger };
  const taken = figureQuestions(handlers, span).map(({ name, ask }) => {
    cpuMs(ask);
    return [name, Math.min(cpuMs(ask), cpuMs(ask))] as const;
  });
  store.close();
  return new Map(taken);
}

/** The number of rows read does not depend on how many parts stand behind a row, and neither may the time to compute a figure. */
test.each([
  ['of nothing', { count: 0 }],
  ['of one part each', { count: 1 }],
  ['of even splits of a hundred', { count: 51 }],
  ['of ten million parts a row', { count: 10_000_000 }],
])('figures %s take no longer than those of ten', (_what, change) => {
  const usual = times({});
  for (const [name, ms] of times(change)) {
    expect(ms, name).toBeLessThan(4 * (usual.get(name) ?? 0) + 150);
  }
});

/** Four times as many of anything takes at most about four times as long. */
test.each([
  ['days', { days: 8 }, { days: 32 }],
  ['lanes', { lanes: 8 }, { lanes: 32 }],
  ['versions of a recipe', { recipeVersions: 8, days: 2 }, { recipeVersions: 32, days: 2 }],
  ['models', { models: 8, days: 2 }, { models: 32, days: 2 }],
  ['classes', { classes: 16, days: 2 }, { classes: 64, days: 2 }],
  ['lots', { lots: 8, days: 2 }, { lots: 32, days: 2 }],
  ['cells of the picture', { cells: 100 }, { cells: 400 }],
  [
    'parts in a study',
    { study: { parts: 50, people: 10, rounds: 5 } },
    { study: { parts: 200, people: 10, rounds: 5 } },
  ],
])('four times as many %s take at most a little more than four times as long', (_what, some, many) => {
  const before = times(some);
  for (const [name, ms] of times(many)) {
    expect(ms, name).toBeLessThan(4 * 2 * (before.get(name) ?? 0) + 100);
  }
});

test('a single class and a single quarter of an hour are figures too', () => {
  for (const [name, ms] of times({ days: 1 / 96, lanes: 1, classes: 1 })) expect(ms, name).toBeLessThan(150);
});
