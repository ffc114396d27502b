import { useTranslation } from 'react-i18next';
import type { ControlChart, ControlSignal } from '../../../preload/contract/reports/control.ts';
import { useFormat } from './use-format.ts';

/** From this value on the spread of subgroups is worth mentioning. */
const WIDE = 1.2;

export type ControlWords = ReturnType<typeof useControlWords>;

/** What a control chart shows, in words: the same on the line and for supervisors. */
export function useControlWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const of = (part: number, whole: number) => t('chart.of', { part: format.count(part), whole: format.count(whole) });
  const countOf = ({ points }: ControlChart, side: ControlSignal['side']) =>
    points.filter(({ signals }) => signals.some((signal) => signal.side === side)).length;
  const signal = ({ rule, side }: ControlSignal) => t(`control.side.${side}`, { rule: t(`control.rule.${rule}`) });
  return {
    signal,
    /** The answer to the question whether the line is in control. */
    state: (chart: ControlChart) =>
      chart.state === 'worse'
        ? t('control.state.worse', { count: countOf(chart, 'worse') })
        : t(`control.state.${chart.state}`),
    /** What was counted, of how many, and what is not included. */
    counted: ({ subject, decided, rejected, waiting, byFault, timedOut }: ControlChart) =>
      [
        t(`control.counted.${subject}`, { share: format.finePercent(rejected / decided), of: of(rejected, decided) }),
        ...(byFault === 0 ? [] : [t('control.by-fault', { formatted: format.count(byFault) })]),
        ...(timedOut === 0 ? [] : [t('control.timed-out', { formatted: format.count(timedOut) })]),
        ...(waiting === 0
          ? []
          : [t(subject === 'verdict' ? 'control.unasked' : 'control.waiting', { formatted: format.count(waiting) })]),
      ].join(' · '),
    /** Which patterns stand out; empty if none do. */
    signals: (chart: ControlChart) => {
      const better = countOf(chart, 'better');
      const rules = [...new Set(chart.points.flatMap(({ signals }) => signals.map(signal)))];
      if (rules.length === 0) return '';
      const apart = chart.state === 'worse' && better > 0 ? ` ${t('control.better', { count: better })}.` : '';
      return `${format.list(rules)}.${apart}`;
    },
    /** Where the limits come from and what they promise, or what is still missing. */
    limits: ({ baseline, learning, kind, falseAlarms, judgedFrom }: ControlChart) => {
      const from = judgedFrom === null ? [] : [t('control.judged-from', { at: format.dayTime(judgedFrom) })];
      if (baseline === null) return [...(learning === null ? [] : learningWords(learning)), ...from].join(' ');
      const span = { from: format.dayTime(baseline.from), until: format.dayTime(baseline.until) };
      const counts = { of: of(baseline.rejected, baseline.decided), subgroups: format.count(baseline.subgroups) };
      return [
        t('control.false-alarms', { share: format.wholePercent(falseAlarms) }),
        t(kind === 'shares' ? 'control.from-subgroups' : 'control.from-gaps', {
          ...span,
          ...counts,
          minutes: baseline.minutesEach,
        }),
        ...(baseline.spread < WIDE ? [] : [t('control.spread', { times: format.rate(baseline.spread) })]),
        ...from,
      ].join(' ');
    },
    /** The centre line: a share, or parts from one reject to the next. */
    mean: ({ baseline, kind }: ControlChart) => {
      if (baseline === null) return null;
      const share = baseline.rejected / baseline.decided;
      return kind === 'shares' ? share : share === 0 ? null : 1 / share;
    },
  };

  function learningWords({ rejected, rejectsWanted, subgroups, share }: NonNullable<ControlChart['learning']>) {
    return [
      subgroups === null
        ? t('control.learning-rejects', { wanted: rejectsWanted, soFar: rejected })
        : t('control.learning-subgroups', {
            wanted: subgroups.wanted,
            soFar: subgroups.count,
            minutes: subgroups.minutesEach,
          }),
      ...(share === null
        ? []
        : [t('control.learning-share', { low: format.finePercent(share.low), high: format.finePercent(share.high) })]),
    ];
  }
}
