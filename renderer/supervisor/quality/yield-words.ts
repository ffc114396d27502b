import type { TFunction } from 'i18next';
import type { YieldCounts } from '../../../preload/contract/reports/quality.ts';
import type { Format } from '../../../preload/words/format.ts';

/** Parts known to have passed at first inspection or not: all except waiting ones where people decide every part. */
export function endedFirst({ inspected, waitingFirst }: YieldCounts): number {
  return inspected - waitingFirst;
}

/** Parts known to be good or bad in the end. */
export function ended({ inspected, waiting }: YieldCounts): number {
  return inspected - waiting;
}

export function firstYieldWords(counts: YieldCounts, format: Format): string {
  return format.share(counts.passedFirst, endedFirst(counts)) ?? '—';
}

export function finalYieldWords(counts: YieldCounts, format: Format): string {
  return format.share(counts.good, ended(counts)) ?? '—';
}

/** What the first-pass yield is a share of, and the final yield with its own denominator. */
export function yieldNote(counts: YieldCounts, t: TFunction, format: Format): string {
  const of = (part: number, whole: number) => t('chart.of', { part: format.count(part), whole: format.count(whole) });
  return [
    t('chart.yield.note', {
      of: of(counts.passedFirst, endedFirst(counts)),
      final: finalYieldWords(counts, format),
      ofFinal: of(counts.good, ended(counts)),
    }),
    ...(counts.waiting === 0 ? [] : [t('chart.yield.waiting', { formatted: format.count(counts.waiting) })]),
  ].join(' · ');
}
