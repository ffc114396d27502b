import type { RolloutId } from '../../../preload/contract/values/units.ts';
import type { RolloutEvent } from '../../domain/rollout/rollout-event.ts';
import type { Clock } from '../clock.ts';
import { isDrifting } from '../control/drift-alarm.ts';
import type { ReadDb } from '../store/handles.ts';
import { rolloutLookTimes } from '../store/rollout/look-times.ts';
import { rolloutCosts } from '../store/rollout/review-costs.ts';
import type { RolloutRow } from '../store/rollout/rollouts.ts';

/** Parts with both times that are needed to call a challenger slow. */
const FEWEST_TIMES = 20;
/** People's answers change nothing faster than this. */
const COSTS_EVERY_MS = 5000;
/** Charts change with quarters of an hour. */
const DRIFT_EVERY_MS = 30_000;

/** What guards have to tell a running roll-out now, apart from what comes with its parts and answers. */
export type RolloutGuards = (row: RolloutRow) => readonly RolloutEvent[];

/** Called after every part; anything slow to find out is looked up less often. */
export function createRolloutGuards(db: ReadDb, clock: Pick<Clock, 'now'>): RolloutGuards {
  const costsDue = createTurns(COSTS_EVERY_MS);
  const driftDue = createTurns(DRIFT_EVERY_MS);
  return (row) => {
    const { id, plan, state } = row;
    const hasSay = (plan.steps[state.step]?.share ?? 0) > 0;
    const times = hasSay ? rolloutLookTimes(db, row) : null;
    const events: RolloutEvent[] = [];
    if (times !== null && times.looks >= FEWEST_TIMES) events.push({ kind: 'timed', ...times });
    if (hasSay && costsDue(id)) events.push({ kind: 'cost', ...rolloutCosts(db, id) });
    if (driftDue(id)) events.push({ kind: 'drift', isOpen: isDrifting(db, row, clock.now()) });
    return events;
  };
}

/** Whether it is a roll-out’s turn again, by a clock that nobody can set. */
function createTurns(everyMs: number): (id: RolloutId) => boolean {
  const last = new Map<RolloutId, number>();
  return (id) => {
    const nowMs = performance.now();
    if (nowMs - (last.get(id) ?? -Infinity) < everyMs) return false;
    last.set(id, nowMs);
    return true;
  };
}
