import { expect, test } from 'vitest';
import type { ControlSignal } from '../../../preload/contract/reports/control.ts';
import { alarmSpan } from '../../../renderer/supervisor/quality/alarm-span.ts';

const HOUR = 3_600_000;

/** Points of an hour each, some with a signal. */
function points(count: number, signals: Readonly<Record<number, ControlSignal['rule']>>) {
  return Array.from({ length: count }, (_, at) => {
    const rule = signals[at];
    return {
      startsAt: at * HOUR,
      endsAt: (at + 1) * HOUR,
      signals: rule === undefined ? [] : [{ rule, side: 'worse' } as const],
    };
  });
}

const hours = (from: number, until: number) => ({ from: from * HOUR, until: until * HOUR + 60_000 });

test('an alarm concerns the parts from the start of its pattern on, up to now', () => {
  expect(alarmSpan(points(9, {}))).toBeNull();
  expect(alarmSpan([])).toBeNull();
  expect(alarmSpan(points(9, { 6: 'one' }))).toEqual(hours(6, 9));
  expect(alarmSpan(points(9, { 6: 'four' }))).toEqual(hours(3, 9));
  expect(alarmSpan(points(14, { 12: 'one', 13: 'twelve' }))).toEqual(hours(2, 14));
  // A pattern may have begun before the chart.
  expect(alarmSpan(points(3, { 1: 'three-rejects' }))).toEqual(hours(0, 3));
});
