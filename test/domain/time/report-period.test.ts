import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolvePeriod } from '../../../main/domain/time/report-period.ts';
import type { ReportPeriod } from '../../../preload/contract/reports/report.ts';
import { offsetIn } from '../../support/time/zones.ts';

const SHIFTS = [6 * 60, 14 * 60, 22 * 60];
const MADRID_WINTER = () => 60;
const at = (text: string) => Date.parse(text);
const span = (from: string, until: string) => ({ from: at(from), until: at(until) });

describe('the time of a report', () => {
  const now = at('2026-03-04T10:20:30+01:00');
  const resolve = (period: ReportPeriod) => resolvePeriod(period, now, SHIFTS, MADRID_WINTER);

  test('is the shift that runs, beside the whole shift before it', () => {
    expect(resolve({ kind: 'shift' })).toEqual({
      current: span('2026-03-04T06:00+01:00', '2026-03-04T10:30+01:00'),
      previous: span('2026-03-03T22:00+01:00', '2026-03-04T06:00+01:00'),
    });
  });

  test('is today since midnight on the clocks of the station, beside yesterday up to the same time', () => {
    expect(resolve({ kind: 'day' })).toEqual({
      current: span('2026-03-04T00:00+01:00', '2026-03-04T10:30+01:00'),
      previous: span('2026-03-03T00:00+01:00', '2026-03-03T10:20:30+01:00'),
    });
  });

  test('is the last seven days, beside the seven before up to the same time', () => {
    expect(resolve({ kind: 'week' })).toEqual({
      current: span('2026-02-26T00:00+01:00', '2026-03-04T10:30+01:00'),
      previous: span('2026-02-19T00:00+01:00', '2026-02-25T10:20:30+01:00'),
    });
  });

  test('begins a week at midnight also when the clocks changed in it', () => {
    const change = at('2026-03-29T01:00Z');
    const madrid = (instant: number) => (instant < change ? 60 : 120);
    const sunday = at('2026-03-31T12:00+02:00');
    expect(resolvePeriod({ kind: 'week' }, sunday, SHIFTS, madrid).current.from).toBe(at('2026-03-25T00:00+01:00'));
  });

  test('of some days stands beside as many before them, from midnight to midnight, whatever the clocks did', () => {
    const berlin = offsetIn('Europe/Berlin');
    const days = { kind: 'custom', from: at('2026-09-20T00:00+02:00'), until: at('2026-11-20T00:00+01:00') } as const;
    expect(resolvePeriod(days, days.until, SHIFTS, berlin).previous).toEqual(
      span('2026-07-21T00:00+02:00', '2026-09-20T00:00+02:00'),
    );
    const apia = at('2011-12-31T12:00+14:00');
    const { previous } = resolvePeriod({ kind: 'day' }, apia, SHIFTS, offsetIn('Pacific/Apia'));
    expect(previous).toEqual(span('2011-12-29T00:00-10:00', '2011-12-29T12:00-10:00'));
  });

  test('while a chosen one runs, as much of the time before it is compared as of it has passed', () => {
    const from = at('2026-03-04T08:00+01:00');
    const running = { kind: 'custom', from, until: at('2026-03-04T20:00+01:00') } as const;
    expect(resolve(running).previous).toEqual(span('2026-03-03T20:00+01:00', '2026-03-03T22:20:30+01:00'));
    const days = { kind: 'custom', from: at('2026-03-03T00:00+01:00'), until: at('2026-03-08T00:00+01:00') } as const;
    expect(resolve(days).previous).toEqual(span('2026-02-26T00:00+01:00', '2026-02-27T10:20:30+01:00'));
  });

  test('compares like with like also where the clocks changed in between', () => {
    const berlin = offsetIn('Europe/Berlin');
    const sunday = at('2026-03-29T12:00+02:00');
    expect(resolvePeriod({ kind: 'day' }, sunday, SHIFTS, berlin).previous).toEqual(
      span('2026-03-28T00:00+01:00', '2026-03-28T12:00+01:00'),
    );
  });

  test('begins at the very minute, and the period before never reaches into it', () => {
    const instant = fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(instant, instant, (from, until) => {
        const { current, previous } = resolve({ kind: 'custom', from, until });
        expect(current.from).toBe(Math.min(from, until));
        expect(current.until).toBeGreaterThan(current.from);
        expect(previous.until).toBeLessThanOrEqual(current.from);
        if (current.until <= now || current.from >= now) expect(previous.until).toBe(current.from);
        expect(previous.from).toBeLessThan(previous.until);
      }),
    );
  });
});
