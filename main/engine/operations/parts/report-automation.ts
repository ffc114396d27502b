import type { Clock } from '../../clock.ts';
import type { ReadDb } from '../../store/handles.ts';
import { challengerAgreement } from '../../store/reports/agreement.ts';
import { deciderCounts, deciderPoints, reviewLoad, reviewLoadPoints } from '../../store/reports/automation.ts';
import { minutesIn } from '../../store/reports/station-figures.ts';
import { reviewQueue } from '../../store/review/review-queue.ts';
import type { HandlersOf } from '../handlers.ts';
import { accuracyOf } from './accuracy.ts';
import type { Report } from './report-scopes.ts';

type AutomationReports = Pick<
  HandlersOf<'report'>,
  'report.deciders' | 'report.review-load' | 'report.accuracy' | 'report.agreement'
>;

/** Who decides, how much work that is for people, and how right the models are. */
export function automationReports(read: ReadDb, clock: Clock, report: Report): AutomationReports {
  return {
    'report.deciders': report(({ current, previous }) => ({
      current: deciderCounts(read, current),
      previous: deciderCounts(read, previous),
      points: deciderPoints(read, current),
    })),
    'report.review-load': report(({ current, previous, now }) => {
      const load = reviewLoad(read, current, minutesIn(current.span, now));
      const { waiting, oldestAt } = reviewQueue(read, clock.moment());
      return {
        current: load,
        previous: reviewLoad(read, previous, minutesIn(previous.span, now)),
        points: reviewLoadPoints(read, current, load.meanTookMs),
        waiting,
        oldestAt,
      };
    }),
    'report.accuracy': report(({ current, previous }) => accuracyOf(read, current, previous)),
    'report.agreement': report((scopes) => ({ challengers: challengerAgreement(read, scopes) })),
  };
}
