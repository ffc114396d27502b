import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { RolloutId } from '../../../../preload/contract/values/units.ts';
import { isOver } from '../../../domain/rollout/advance-rollout.ts';
import type { RolloutOrder } from '../../../domain/rollout/rollout-event.ts';
import {
  newestRollouts,
  noteRolloutSeen,
  rolloutOf,
  rolloutsOn,
  unseenRollouts,
} from '../../store/rollout/rollouts.ts';
import type { HandlersOf } from '../handlers.ts';
import { beginRollout, rolloutCandidate } from './begin-rollout.ts';
import type { ModelDeps } from './model-deps.ts';
import { orderRollout } from './order-rollout.ts';
import { rolloutDetail, rolloutNotice, rolloutView } from './rollout-view.ts';

/** Roll-outs that a list shows. */
export const LISTED = 20;

type Order = { readonly id: RolloutId; readonly reason: string };

export function rolloutHandlers(deps: ModelDeps): HandlersOf<'rollout'> {
  const { store, clock, announce, live } = deps;
  const { read, write } = store;

  const changed = async (): Promise<void> => {
    await live.followRollouts();
    announce.listChanged('rollouts', 'models');
  };

  const orderOf =
    (kind: RolloutOrder['kind']) =>
    async ({ id, reason }: Order, actor: Actor) => {
      const told = orderRollout(write, { id, kind, reason }, { at: clock.now(), actor });
      if (!told.ok) return told;
      await changed();
      return ok({});
    };

  return {
    'rollout.notices': () => {
      const on = rolloutsOn(read);
      return ok([...on, ...unseenRollouts(read)].map((row) => rolloutNotice(read, row)));
    },
    'rollout.list': () => ok(newestRollouts(read, LISTED).map((row) => rolloutView(read, row))),
    'rollout.read': ({ id }) => {
      const row = rolloutOf(read, id);
      return row === null ? failed(notFound('rollout', id)) : ok(rolloutDetail(read, row));
    },
    'rollout.begin': async ({ recipeId, sha256, reason, mode, despite }, actor) => {
      const asked = rolloutCandidate(read, recipeId, sha256, despite);
      if (!asked.ok) return asked;
      const loaded = await live.loadModel(sha256);
      if (!loaded.ok) return loaded;
      const begun = write.transaction(() =>
        beginRollout(write, { recipeId, sha256, reason, mode, despite }, { at: clock.now(), actor }),
      );
      if (!begun.ok) return begun;
      await live.followChallengers();
      await changed();
      return ok({ id: begun.value });
    },
    'rollout.pause': orderOf('pause'),
    'rollout.resume': orderOf('resume'),
    'rollout.advance': orderOf('advance'),
    'rollout.roll-back': orderOf('roll-back'),
    'rollout.promote': orderOf('promote'),
    'rollout.seen': ({ id }) => {
      const row = rolloutOf(read, id);
      if (row === null) return failed(notFound('rollout', id));
      // Read beforehand, the notice of how it ends would never be shown.
      if (!isOver(row.state)) return failed(conflict('rollout-running'));
      noteRolloutSeen(write, id, clock.now());
      announce.listChanged('rollouts');
      return ok({});
    },
  };
}
