import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ControlChart, ControlSignal } from '../../../preload/contract/reports/control.ts';
import type { Format } from '../../../preload/words/format.ts';
import { useFormat } from './use-format.ts';

/** From this value on the spread of subgroups is worth mentioning. */
const WIDE = 1.2;

export type ControlWords = ReturnType<typeof controlWords>;

/** What a control chart shows, in words: the same on the line and for supervisors. */
export function useControlWords(): ControlWords {
  const { t } = useTranslation();
  const format = useFormat();
  return controlWords(t, format);
}

export function controlWords(t: TFunction, format: Format) {
  return {
    signal: (signal: ControlSignal) => signalWords(signal, t),
    /** The answer to the question whether the line is in control. */
    state: (chart: ControlChart) =>
      chart.state === 'worse'
        ? t('control.state.worse', { count: countOf(chart, 'worse') })
        : t(`control.state.${chart.state}`),
    /** What was counted, of how many, and what is not included. */
    counted: (chart: ControlChart) => countedWords(chart, t, format),
    /** Which patterns stand out; empty if none do. */
    signals: (chart: ControlChart) => signalsWords(chart, t, format),
    /** Where the limits come from and what they promise, or what is still missing. */
    limits: (chart: ControlChart) => limitsWords(chart, t, format),
    /** The centre line: a share, or parts from one reject to the next. */
    mean: meanOf,
  };
}

function countOf({ points }: ControlChart, side: ControlSignal['side']): number {
  return points.filter(({ signals }) => signals.some((signal) => signal.side === side)).length;
}

function ofWords(part: number, whole: number, t: TFunction, format: Format): string {
  return t('chart.of', { part: format.count(part), whole: format.count(whole) });
}

function signalWords({ rule, side }: ControlSignal, t: TFunction): string {
  return t(`control.side.${side}`, { rule: t(`control.rule.${rule}`) });
}

function countedWords(chart: ControlChart, t: TFunction, format: Format): string {
  const { subject, decided, rejected, waiting, byFault, timedOut } = chart;
  const share = format.finePercent(rejected / decided);
  return [
    t(`control.counted.${subject}`, { share, of: ofWords(rejected, decided, t, format) }),
    ...(byFault === 0 ? [] : [t('control.by-fault', { formatted: format.count(byFault) })]),
    ...(timedOut === 0 ? [] : [t('control.timed-out', { formatted: format.count(timedOut) })]),
    ...(waiting === 0
      ? []
      : [t(subject === 'verdict' ? 'control.unasked' : 'control.waiting', { formatted: format.count(waiting) })]),
  ].join(' · ');
}

function signalsWords(chart: ControlChart, t: TFunction, format: Format): string {
  const better = countOf(chart, 'better');
  const signals = chart.points.flatMap((point) => point.signals.map((signal) => signalWords(signal, t)));
  const rules = [...new Set(signals)];
  if (rules.length === 0) return '';
  const apart = chart.state === 'worse' && better > 0 ? ` ${t('control.better', { count: better })}.` : '';
  return `${format.list(rules)}.${apart}`;
}

function limitsWords(chart: ControlChart, t: TFunction, format: Format): string {
  const { state, baseline, learning, kind, falseAlarms, judgedFrom } = chart;
  if (state === 'recounting') return t('control.recounting');
  const from = judgedFrom === null ? [] : [t('control.judged-from', { at: format.dayTime(judgedFrom) })];
  if (baseline === null) return [...(learning === null ? [] : learningWords(learning, t, format)), ...from].join(' ');
  return [
    t('control.false-alarms', { share: format.wholePercent(falseAlarms) }),
    t(kind === 'shares' ? 'control.from-subgroups' : 'control.from-gaps', {
      from: format.dayTime(baseline.from),
      until: format.dayTime(baseline.until),
      of: ofWords(baseline.rejected, baseline.decided, t, format),
      subgroups: format.count(baseline.subgroups),
      minutes: baseline.minutesEach,
    }),
    ...(baseline.spread < WIDE ? [] : [t('control.spread', { times: format.rate(baseline.spread) })]),
    ...from,
  ].join(' ');
}

type Learning = NonNullable<ControlChart['learning']>;

function learningWords(learning: Learning, t: TFunction, format: Format) {
  const { share } = learning;
  return [
    learningStage(learning, t),
    ...(share === null
      ? []
      : [t('control.learning-share', { low: format.finePercent(share.low), high: format.finePercent(share.high) })]),
  ];
}

function learningStage({ rejected, rejectsWanted, subgroups }: Learning, t: TFunction): string {
  if (subgroups !== null) {
    return t('control.learning-subgroups', {
      wanted: subgroups.wanted,
      soFar: subgroups.count,
      minutes: subgroups.minutesEach,
    });
  }
  // The current quarter of an hour has brought the last ones; limits are learned from whole ones.
  if (rejected >= rejectsWanted) return t('control.learning-soon');
  return t('control.learning-rejects', { wanted: rejectsWanted, soFar: rejected });
}

function meanOf({ baseline, kind }: ControlChart): number | null {
  if (baseline === null) return null;
  const share = baseline.rejected / baseline.decided;
  return kind === 'shares' ? share : share === 0 ? null : 1 / share;
}
