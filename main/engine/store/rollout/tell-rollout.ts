import type { Instant, RolloutId } from '../../../../preload/contract/values/units.ts';
import { advanceRollout, isOver } from '../../../domain/rollout/advance-rollout.ts';
import { harmOf } from '../../../domain/rollout/guards.ts';
import type { RolloutEvent } from '../../../domain/rollout/rollout-event.ts';
import type { WriteDb } from '../handles.ts';
import { modelsInShadow, noteModelEvent } from '../models/model-events.ts';
import { type Author, THE_STATION } from '../station/author.ts';
import { addRolloutPoint, keepRolloutState, noteRolloutEvent, type RolloutRow, rolloutOf } from './rollouts.ts';

export type Telling = { readonly at: Instant; readonly actor?: Author; readonly reason?: string };

/**
 * Tells a roll-out of an event. Call within the transaction that records the event: a part and its effect on the roll-out are written
 * together or not at all, so that a restart finds both or neither. Returns the roll-out as it is then, `null` if it cannot be read.
 */
export function tellRollout(db: WriteDb, id: RolloutId, event: RolloutEvent, telling: Telling): RolloutRow | null {
  return db.transaction(() => {
    const row = rolloutOf(db, id);
    if (row === null || !row.isOn) return row;
    const { state, happened } = advanceRollout(row.state, row.plan, event);
    if (state === row.state) return row;
    const isOn = !isOver(state) || state.owes !== null;
    keepRolloutState(db, id, state, isOn);
    const { at: madeAt, actor = THE_STATION, reason = '' } = telling;
    for (const happening of happened) {
      noteRolloutEvent(db, id, happening, { looked: state.tally.looked, reason, actor, madeAt });
    }
    notePoint(db, row, state, madeAt);
    if (!isOn) endShadows(db, row, madeAt);
    return { ...row, state, isOn };
  });
}

/** A finished roll-out leaves no model in shadow. */
function endShadows(db: WriteDb, { recipeId, champion, challenger }: RolloutRow, madeAt: Instant): void {
  for (const { sha256 } of modelsInShadow(db).filter((each) => each.recipeId === recipeId)) {
    if (sha256 !== champion && sha256 !== challenger) continue;
    noteModelEvent(db, THE_STATION, madeAt, { sha256, kind: 'shadow-ended', recipeId, reason: '' });
  }
}

function notePoint(db: WriteDb, before: RolloutRow, { tally }: RolloutRow['state'], madeAt: Instant): void {
  const settled = settledOf(tally);
  const was = harmOf(before.state.tally);
  const is = harmOf(tally);
  // A disagreement that is not settled yet takes a little away from it, and is no point of its own.
  const isSettledAlike = settled === settledOf(before.state.tally);
  if (isSettledAlike && is.escapes <= was.escapes && is.overkill <= was.overkill) return;
  addRolloutPoint(db, before.id, { settled, ...is, madeAt });
}

function settledOf({ escapes, overkill }: RolloutRow['state']['tally']): number {
  return escapes.challenger + escapes.champion + overkill.challenger + overkill.champion;
}
