import { expect, test } from 'vitest';
import { chanceOfAtLeast } from '../../../main/domain/statistics/binomial.ts';
import { simulateRollout, type TwoModels } from '../../support/lines/simulated-rollout.ts';

// The long version, with intervals and beside what a fixed test would do: `npm run bench:rollouts`.
const NONE = { challenger: 0, champion: 0 };

test('a challenger just as good is rolled back in no more than 5 % of roll-outs that are read after every part, by what 100 can say', () => {
  const equal = { challenger: 0.005, champion: 0.005 };
  const ended = runs(100, { escapes: equal, overkill: equal });
  const gone = ended.filter(({ state }) => state.status === 'rolled-back' || state.status === 'stopped').length;
  expect(chanceOfAtLeast(gone, ended.length, 0.05)).toBeGreaterThan(0.01);
  // The test can fail: some are. The others come to their end.
  expect(gone).toBeGreaterThan(0);
  expect(ended.filter(({ state }) => state.status === 'settled')).toHaveLength(ended.length - gone);
});

test.each([
  [0.9, 15],
  [0.8, 25],
  [0.7, 60],
])('a challenger wrong in %d of the disagreements is out after %d settled ones, median', (share, most) => {
  const ended = runs(101, { escapes: { challenger: 0.02 * share, champion: 0.02 * (1 - share) }, overkill: NONE });
  const needed = ended.map(({ state, wrong }) => (state.status === 'rolled-back' ? wrong.length : Infinity));
  expect(needed.toSorted((a, b) => a - b)[50]).toBeLessThanOrEqual(most);
});

test('a challenger worse by the margin becomes champion in at most 5 % of roll-outs', () => {
  const same = { challenger: 0.002, champion: 0.002 };
  const ended = runs(100, { escapes: { challenger: 0.012, champion: 0.002 }, overkill: same });
  expect(ended.filter(({ wasPromoted }) => wasPromoted).length / ended.length).toBeLessThanOrEqual(0.05);
});

test.each([0, 0.1, 0.5])(
  'a challenger just as good is not rolled back because people answer what the line waits for, and of second looks only %d',
  (secondLooks) => {
    const equal = { challenger: 0.005, champion: 0.005 };
    const models = { escapes: equal, overkill: equal, unsure: 0.8 };
    const ended = runs(100, models, { secondLooks, mostParts: 8000 });
    const gone = ended.filter(({ state }) => state.status === 'rolled-back' || state.status === 'stopped').length;
    expect(chanceOfAtLeast(gone, ended.length, 0.05)).toBeGreaterThan(0.01);
  },
);

test('a challenger that passes what the champion leaves to people is out, also if people give few second looks', () => {
  const models = { escapes: { challenger: 0.02, champion: 0.002 }, overkill: NONE, unsure: 0.8 };
  const ended = runs(101, models, { secondLooks: 0.1 });
  expect(ended.filter(({ state }) => state.status === 'rolled-back').length).toBeGreaterThan(95);
});

function runs(count: number, models: TwoModels, how: Parameters<typeof simulateRollout>[2] = {}) {
  return Array.from({ length: count }, (_, seed) => simulateRollout(seed, models, how));
}
