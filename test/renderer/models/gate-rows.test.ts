import { describe, expect, test } from 'vitest';
import type { GateFigures } from '../../../preload/contract/models/gate.ts';
import { formatFor } from '../../../preload/words/format.ts';
import { createI18n } from '../../../renderer/i18n/create-i18n.ts';
import {
  classRows,
  confusionRows,
  type FoundReport,
  figureRows,
  sliceRows,
} from '../../../renderer/models/gate/gate-rows.ts';

const t = createI18n('en').t;
const format = formatFor('en');

const ofClass = (className: string, recall: number | null) => ({
  ...{ className, trueBoxes: 20, precision: 0.9, recall, ap50: 0.8, ap50To95: 0.5 },
});
const challenger: GateFigures = {
  ...{ map50: 0.81, map50Interval: { low: 0.7, high: 0.9 }, latencyP50Ms: 20, latencyP95Ms: 40 },
  classes: [ofClass('scratch', 0.9), ofClass('chip', null)],
  confusion: [
    { truth: 'scratch', detected: 'scratch', count: 18 },
    { truth: 'scratch', detected: null, count: 2 },
  ],
  escapes: { share: 0.05, low: 0.01, high: 0.15, count: 2, of: 40 },
  overkill: null,
  decided: { share: 0.9, low: 0.8, high: 0.95, count: 90, of: 100 },
};
const champion: GateFigures = {
  ...challenger,
  map50Interval: null,
  classes: [ofClass('scratch', 0.8)],
  confusion: [{ truth: 'scratch', detected: 'scratch', count: 16 }],
};
const found: FoundReport = {
  ...{ recipeVersion: 1, championSha256: null, parts: 100, badParts: 40, stamp: '', challenger, champion },
  ...{ recalls: [], classParts: [], misses: null, slices: [], rules: [], warnings: [], parity: null },
  ...{ madeBy: 'Eva', madeAt: 0, isOutdated: false },
};
const report = (changes: Partial<FoundReport> = {}) => ({ ...found, ...changes });

describe('the figures of a gate run', () => {
  test('are next to the champion’s, with interval and denominator if they are estimated', () => {
    expect(figureRows(report(), t, format)).toEqual([
      [t('gate.figure.map50'), expect.stringMatching(/^81\.0%.*70\.0%.*90\.0%/), '81.0%'],
      [t('gate.figure.escapes'), ...twice(expect.stringMatching(/5\.0%.*1\.0%.*15\.0%.*2.*40/))],
      [t('gate.figure.overkill'), '—', '—'],
      [t('gate.figure.decided'), ...twice(expect.stringMatching(/90\.0%.*80\.0%.*95\.0%.*90.*100/))],
      [t('gate.figure.latency'), ...twice('20 ms')],
      [t('gate.figure.latency95'), ...twice('40 ms')],
    ]);
  });

  test('have a dash if there was no champion', () => {
    for (const [, , ofChampion] of figureRows(report({ champion: null }), t, format)) expect(ofChampion).toBe('—');
  });

  test('leave open what is unknown for a class without boxes, or one the champion does not know', () => {
    const rows = classRows(report(), t, format).map(([, ...figures]) => figures);
    expect(rows).toEqual([
      ['90.0%', '80.0%'],
      ['90.0%', '90.0%'],
      ['—', '—'],
      ['90.0%', '—'],
    ]);
  });

  test('name a band by its word and a lane by its name', () => {
    const slices = [
      { kind: 'lane', key: 'Line 3', challenger: null, champion: null },
      { kind: 'defect-size', key: 'small', challenger: challenger.escapes, champion: null },
    ] as const;
    expect(sliceRows(report({ slices: [...slices] }), t, format).map(([name]) => name)).toEqual([
      `${t('gate.slice.lane')}: Line 3`,
      `${t('gate.slice.defect-size')}: ${t('gate.band.small')}`,
    ]);
  });

  test('count what was taken for what, and show zero for what the champion never did', () => {
    expect(confusionRows(report(), t, format)).toEqual([
      ['scratch → scratch', '18', '16'],
      [`scratch → ${t('gate.nothing')}`, '2', '0'],
    ]);
  });
});

function twice<T>(value: T): readonly [T, T] {
  return [value, value];
}
