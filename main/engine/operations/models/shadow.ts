import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok } from '../../../../preload/contract/faults/result.ts';
import { shiftStartedAt } from '../../../domain/time/shift.ts';
import type { Clock } from '../../clock.ts';
import { sendToReview } from '../../review/second-looks.ts';
import { localZoneOffset } from '../../station/zone-offset.ts';
import type { ReadDb } from '../../store/handles.ts';
import { modelsInShadow, noteModelEvent } from '../../store/models/model-events.ts';
import { retiredModels } from '../../store/models/model-states.ts';
import { modelCardOf } from '../../store/models/models.ts';
import { orderSending, sendingOrder, sentInShift } from '../../store/models/shadow-sending.ts';
import { shownVerdictsOf } from '../../store/models/shadow-verdicts.ts';
import type { Store } from '../../store/opening/open.ts';
import { rolloutOn } from '../../store/rollout/rollouts.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import { stationSettings } from '../../store/set-up/settings.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';
import { comparisonHandlers, missingIn } from './comparison.ts';

export type ShadowDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

export function shadowHandlers({ store, clock, announce, live }: ShadowDeps): HandlersOf<'shadow'> {
  const { read, write } = store;
  const isRunning = (sha256: string, recipeId: number) =>
    modelsInShadow(read).some((each) => each.sha256 === sha256 && each.recipeId === recipeId);
  const changed = async () => {
    announce.listChanged('models');
    await live.followChallengers();
    return ok({});
  };
  return {
    'shadow.begin': ({ sha256, recipeId, reason }, actor) => {
      const recipe = newestRecipe(read, recipeId);
      if (recipe === null) return failed(notFound('recipe', recipeId));
      if (modelCardOf(read, sha256) === null) return failed(notFound('model', sha256));
      const objection = objectionTo(recipe.body.modelSha256 === sha256, isRunning(sha256, recipeId), read, sha256);
      if (objection !== null) return failed(objection);
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'shadow-began', recipeId, reason });
      return changed();
    },
    'shadow.end': ({ sha256, recipeId, reason }, actor) => {
      if (!isRunning(sha256, recipeId)) return failed(conflict('shadow-not-running'));
      const rollout = rolloutOn(read, recipeId);
      if (rollout !== null && [rollout.champion, rollout.challenger].includes(sha256)) {
        return failed(conflict('rollout-uses-model'));
      }
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'shadow-ended', recipeId, reason });
      return changed();
    },
    'shadow.sending': ({ sha256 }) => {
      const shiftStart = shiftStartedAt(clock.now(), stationSettings(read).shiftStarts, localZoneOffset);
      return ok({
        perShift: sendingOrder(read, sha256)?.perShift ?? 0,
        sentThisShift: sentInShift(read, sha256, shiftStart),
      });
    },
    'shadow.set-sending': (order, actor) => {
      if (modelCardOf(read, order.sha256) === null) return failed(notFound('model', order.sha256));
      orderSending(write, actor, clock.now(), order);
      announce.listChanged('models');
      return ok({});
    },
    ...comparisonHandlers({ store }),
    'shadow.send-to-review': async ({ filter, atMost }, actor) => {
      const missing = missingIn(read, filter);
      if (missing !== null) return failed(missing);
      const sent = await sendToReview(write, filter, atMost, clock);
      const { modelSha256: subject, ...parts } = filter;
      noteChange(write, actor, clock.now(), { name: 'shadow.sent-to-review', subject, body: { ...parts, sent } });
      announce.reviewChanged();
      return ok({ sent });
    },
    'shadow.verdicts': ({ id }) => ok([...shownVerdictsOf(read, id)]),
  };
}

function objectionTo(isChampion: boolean, isInShadow: boolean, db: ReadDb, sha256: string): Fault | null {
  if (isChampion) return conflict('champion-in-shadow');
  if (isInShadow) return conflict('shadow-running');
  return retiredModels(db).has(sha256) ? conflict('model-retired') : null;
}
