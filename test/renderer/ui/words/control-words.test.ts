import { expect, test } from 'vitest';
import type { ControlChart, ControlPoint, ControlSignal } from '../../../../preload/contract/reports/control.ts';
import { formatFor } from '../../../../preload/words/format.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { controlWords } from '../../../../renderer/ui/words/control-words.ts';

const { t } = createI18n('en');
const words = controlWords(t, formatFor('en'));

function chart(changes: Partial<ControlChart> = {}): ControlChart {
  return {
    from: 0,
    subject: 'rejected',
    kind: 'shares',
    state: 'in-control',
    points: [],
    decided: 2_000,
    rejected: 30,
    waiting: 0,
    byFault: 0,
    timedOut: 0,
    falseAlarms: 0.03,
    baseline: null,
    learning: null,
    judgedFrom: null,
    ...changes,
  };
}

function point(...signals: ControlSignal[]): ControlPoint {
  const times = { startsAt: 0, endsAt: 900_000 };
  return { ...times, decided: 50, rejected: 1, value: 0.02, lower: null, upper: null, signals, isUnfinished: false };
}

const baseline = {
  from: Date.UTC(2026, 2, 2, 6),
  until: Date.UTC(2026, 2, 2, 12),
  subgroups: 25,
  leftOut: 0,
  minutesEach: 15,
  decided: 1_000,
  rejected: 20,
  spread: 1,
};

test('a chart says of how many parts it counts rejects, and which parts are not among them', () => {
  expect(words.counted(chart())).toBe('1.5% rejected in the end, 30 of 2,000 decided');
  expect(words.counted(chart({ byFault: 2, timedOut: 1, waiting: 7 }))).toBe(
    '1.5% rejected in the end, 30 of 2,000 decided · 2 of them by a fault · 1 because nobody answered in time · 7 not decided yet, not counted',
  );
  expect(words.counted(chart({ subject: 'verdict', waiting: 7 }))).toMatch(/7 not judged by the model, not counted$/);
});

test('a line that got worse says how often, each pattern once, and that it was better at other times', () => {
  const worse = { rule: 'one', side: 'worse' } as const;
  const better = { rule: 'twelve', side: 'better' } as const;
  const signalling = chart({ state: 'worse', points: [point(worse), point(), point(worse), point(better)] });
  expect(words.state(signalling)).toBe('No: 2 signals for the worse');
  const said = words.signals(signalling);
  expect(said.split(words.signal(worse))).toHaveLength(2);
  expect(said).toMatch(/ 1 signal for the better\.$/);
  expect(words.signals(chart({ points: [point()] }))).toBe('');
});

test('limits say what they were learned from, and a spread beyond chance only where there is one', () => {
  expect(words.limits(chart({ baseline }))).toMatch(
    /^A line in control .* 3% of shifts\. Limits from 25 subgroups of 15 min/,
  );
  expect(words.limits(chart({ baseline }))).not.toContain('by chance');
  expect(words.limits(chart({ baseline: { ...baseline, spread: 1.4 } }))).toContain('1.4 times as much as by chance');
});

test('limits that are still being learned say how much is missing', () => {
  const learning = { from: 0, rejected: 4, rejectsWanted: 20, subgroups: null, share: null };
  expect(words.limits(chart({ learning }))).toBe('Learning the limits: 4 of 20 rejects.');
});

test('the mean is a share, or the parts from one reject to the next, and unknown where nothing was rejected', () => {
  expect(words.mean(chart({ baseline }))).toBe(0.02);
  expect(words.mean(chart({ baseline, kind: 'gaps' }))).toBe(50);
  expect(words.mean(chart({ baseline: { ...baseline, rejected: 0 }, kind: 'gaps' }))).toBeNull();
  expect(words.mean(chart())).toBeNull();
});

test('rejects that the current quarter of an hour has brought are not counted beyond what is needed', () => {
  const share = null;
  const soFar = { from: 0, rejected: 12, rejectsWanted: 20, subgroups: null, share };
  expect(words.limits(chart({ state: 'learning', learning: soFar }))).toBe('Learning the limits: 12 of 20 rejects.');
  expect(words.limits(chart({ state: 'learning', learning: { ...soFar, rejected: 31 } }))).toBe(
    'Enough rejects: the limits are set when this quarter of an hour is over.',
  );
});
