import { describe, expect, test } from 'vitest';
import type { Input } from '../../preload/contract/operations/operations.ts';
import type { ControlChart } from '../../preload/contract/reports/control.ts';
import { FailTrend } from '../../renderer/line/figures/fail-trend.tsx';
import { answered, pageText } from './support/render-page.tsx';
import { NOW } from './support/station-factories.ts';

const SHIFT = NOW - 3 * 3_600_000;
const THIS_SHIFT: Input<'report.control'> = {
  filter: { period: { kind: 'shift' }, laneId: null, lot: null, recipeId: null, modelSha256: null },
  subject: 'rejected',
};
const EMPTY = 'No part has been decided in this shift yet.';
const COUNTING = 'The parts of this shift are being counted.';

/** What the line says of its control, beside counts of a shift, with the newest answer about the chart. */
function said(counts: Partial<Record<'inspected' | 'hold', number>>, chart: ControlChart | null): string {
  const { inspected = 0, hold = 0 } = counts;
  const shift = { startedAt: SHIFT, inspected, pass: inspected - hold, fail: 0, hold, error: 0, duplicates: 0 };
  return pageText(<FailTrend shift={shift} />, [answered('report.control', THIS_SHIFT, chart)]);
}

const chart = (from: number, decided: number): ControlChart => ({
  ...{ subject: 'rejected', from, kind: 'shares', state: 'in-control', points: [] },
  ...{ decided, rejected: 0, waiting: 0, byFault: 0, timedOut: 0, falseAlarms: 0.03 },
  ...{ baseline: null, learning: null, judgedFrom: null },
});

describe('beside the counts of the shift, the control of the line', () => {
  test('says that nothing is decided while nothing is inspected, or people decide all of it', () => {
    expect(said({}, null)).toContain(EMPTY);
    expect(said({ inspected: 3, hold: 3 }, null)).toContain(EMPTY);
  });

  test('does not deny a part that the counts already contain', () => {
    const words = said({ inspected: 1 }, null);
    expect(words).toContain(COUNTING);
    expect(words).not.toContain(EMPTY);
  });

  test('shows nothing of the shift before once the next one has begun', () => {
    const before = chart(SHIFT - 8 * 3_600_000, 500);
    expect(said({}, before)).toContain(EMPTY);
    expect(said({ inspected: 1 }, before)).toContain(COUNTING);
    expect(said({ inspected: 1 }, before)).not.toContain('In control');
    expect(said({ inspected: 1 }, chart(SHIFT, 1))).toContain('In control');
  });
});
