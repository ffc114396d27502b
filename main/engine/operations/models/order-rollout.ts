import { type Conflict, conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Instant, RolloutId } from '../../../../preload/contract/values/units.ts';
import { isOver } from '../../../domain/rollout/advance-rollout.ts';
import type { RolloutOrder } from '../../../domain/rollout/rollout-event.ts';
import { areMet, isWatched, stepNeeds } from '../../../domain/rollout/step-needs.ts';
import type { WriteDb } from '../../store/handles.ts';
import { type RolloutRow, rolloutOf } from '../../store/rollout/rollouts.ts';
import { tellRollout } from '../../store/rollout/tell-rollout.ts';
import type { Author } from '../../store/station/author.ts';

export type OrderedRollout = {
  readonly id: RolloutId;
  readonly kind: RolloutOrder['kind'];
  readonly reason: string;
};

/** Gives a roll-out an order, or says why it cannot be given as things stand. */
export function orderRollout(
  db: WriteDb,
  { id, kind, reason }: OrderedRollout,
  { at, actor }: { readonly at: Instant; readonly actor: Author },
): Result<null> {
  return db.transaction(() => {
    const row = rolloutOf(db, id);
    if (row === null) return failed(notFound('rollout', id));
    const objection = orderObjection(row, kind);
    if (objection !== null) return failed(conflict(objection));
    tellRollout(db, id, { kind }, { at, actor, reason });
    return ok(null);
  });
}

type OrderConflict = Extract<Conflict, `rollout-${string}`>;

/** Why this cannot be ordered as things stand, or `null`. */
function orderObjection({ state, plan }: RolloutRow, kind: RolloutOrder['kind']): OrderConflict | null {
  if (isOver(state)) return 'rollout-over';
  switch (kind) {
    case 'pause':
      return state.status === 'paused' ? 'rollout-paused' : null;
    case 'resume':
      return state.status === 'paused' ? null : 'rollout-not-paused';
    case 'advance':
      if (state.status === 'paused') return 'rollout-paused';
      return state.status === 'running' && !areMet(stepNeeds(state, plan)) ? 'rollout-waits' : null;
    case 'promote':
      return isWatched(state, plan) ? 'rollout-not-promotable' : null;
    case 'roll-back':
      return null;
    default:
      return kind satisfies never;
  }
}
