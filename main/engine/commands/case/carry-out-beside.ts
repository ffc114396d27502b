import { setTimeout } from 'node:timers/promises';
import type { CaseId } from '../../../../preload/contract/values/units.ts';
import { systemClock } from '../../clock.ts';
import { carryOutSome, type StuckSteps } from '../../containment/carry-out.ts';
import { stepsOf } from '../../store/containment/case-steps.ts';
import type { WriteDb } from '../../store/handles.ts';

/** How many times as long as a stretch the pause after it is. */
const REST = 2;
const SHORTEST_REST_MS = 10;

/**
 * Carries out the orders for a case, a stretch at a time, whether the station is running or not: each stretch is one transaction with
 * its position, so that the station may do the next one. Between two stretches the store is free for longer than it was busy.
 */
export async function carryOutBeside(db: WriteDb, id: CaseId): Promise<void> {
  const stuck: StuckSteps = new Map();
  for (let own = openStep(db, id); own !== undefined; own = openStep(db, id)) {
    if (stuck.has(own.id)) throw stuck.get(own.id);
    const begunMs = performance.now();
    // In the same order as at the station: the next one may belong to another case.
    db.transaction(() => carryOutSome(db, systemClock, stuck));
    await setTimeout(Math.max(SHORTEST_REST_MS, REST * (performance.now() - begunMs)));
  }
}

function openStep(db: WriteDb, id: CaseId) {
  return stepsOf(db, id).find(({ doneAt }) => doneAt === null);
}
