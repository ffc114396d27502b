import { expect, test } from 'vitest';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { searchHistory } from '../../../main/engine/store/parts/history.ts';
import { PRACTISED_REVIEWER } from '../../../main/simulator/reviewer/reviewer-skill.ts';
import { type Counted, countedSchema, type HistoryPlace } from '../../../preload/contract/parts/history.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { EVERYTHING } from '../../../renderer/history/history-search.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { liveThrough } from '../../support/store/simulated-history.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

/** How many parts the history finds of those that the charts count as this. */
function found({ read }: Store, counted: Counted): number {
  let count = 0;
  let after: HistoryPlace | null = null;
  do {
    const page = searchHistory(read, { ...EVERYTHING, counted }, { after, limit: 200 });
    count += page.parts.length;
    after = page.next;
  } while (after !== null);
  return count;
}

/** The sums behind the charts. */
const summed: Record<Exclude<Counted, 'passed-first' | 'faulty'>, string> = {
  'by-model': 'SELECT sum(signal_pass + signal_fail) AS sum FROM rollup',
  'not-passed': 'SELECT sum(verdict_fail + verdict_undetermined) AS sum FROM rollup',
  undetected: 'SELECT sum(inspected - unreadable - with_detection) AS sum FROM rollup',
  overruled: 'SELECT sum(overruled_pass + overruled_fail) AS sum FROM rollup_outcome',
  escape: 'SELECT sum(pass_bad) AS sum FROM rollup_audit',
  overkill: 'SELECT sum(fail_good) AS sum FROM rollup_audit',
  unreadable: 'SELECT sum(unreadable) AS sum FROM rollup',
  rejected: `SELECT (SELECT sum(signal_fail + signal_error) FROM rollup)
    + (SELECT sum(hold_rejected + pass_rejected - (other_accepted - hold_used)) FROM rollup_outcome) AS sum`,
  'told-rejected': `SELECT (SELECT sum(signal_fail + signal_error) FROM rollup)
    + (SELECT sum(hold_rejected_first) FROM rollup_outcome) AS sum`,
};

test('behind every figure of the charts the history finds just the parts that it counts', () => {
  const store = openTestStore();
  const body = { ...DEFAULT_RECIPE_BODY, audit: { passShare: 0.4, failShare: 0.5 }, repeatShare: 0, challengeShare: 0 };
  const place = addTestLane(store, AT, body);
  const reviewer = actorOf(addTestPerson(store, 'Operator', 'operator'));
  const skill = PRACTISED_REVIEWER;
  liveThrough({ store, place, body, seed: 'counted', parts: 500, everyMs: 60_000, reviewer, skill });

  const figures = Object.entries(summed).map(([counted, sql]) => {
    const { sum } = store.read.get(sql) as { sum: number };
    return [counted, sum] as const;
  });
  expect(figures.map(([counted]) => [counted, found(store, countedSchema.parse(counted))])).toEqual(figures);
  // Empty figures would agree with any search.
  expect(figures.filter(([, sum]) => sum > 0).length).toBeGreaterThan(4);
});
