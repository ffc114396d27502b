import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Input } from '../../../../preload/contract/operations/operations.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import { seedSimulated, simulatedChallenges } from '../../challenges/simulated-challenges.ts';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/opening/open.ts';
import { inspectionOf } from '../../store/parts/inspections.ts';
import { addReference, referenceOf } from '../../store/review/references.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import { addChallenge, challengeOf, challenges, removeChallenge } from '../../store/teaching/challenges.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

export type ChallengeDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly live: Pick<LiveStation, 'simulator'>;
};

export function challengeHandlers({ store, clock, live }: ChallengeDeps): HandlersOf<'challenge'> {
  const { read, write } = store;
  return {
    'challenge.list': ({ recipeId }) => ok([...challenges(read, recipeId)]),
    'challenge.add': (wish, actor) =>
      write.transaction(() => {
        const fault = seed(store, clock, wish, actor);
        if (fault !== null) return failed(fault);
        const added = challengeOf(write, wish.inspectionId);
        if (added === null) throw new Error(`Challenge ${wish.inspectionId} is gone`);
        noteChange(write, actor, clock.now(), {
          name: 'challenge.added',
          subject: String(wish.inspectionId),
          body: added,
        });
        return ok(added);
      }),
    'challenge.add-simulated': async ({ recipeId, count }, actor) => {
      if (newestRecipe(read, recipeId) === null) return failed(notFound('recipe', recipeId));
      const found = await simulatedChallenges(read, live.simulator.truthOf, recipeId, count);
      const now = clock.now();
      seedSimulated(write, recipeId, found, actor, now);
      const bad = found.filter(({ isBad }) => isBad).length;
      const body = { good: found.length - bad, bad };
      noteChange(write, actor, now, { name: 'challenge.simulated-added', subject: String(recipeId), body });
      return ok(body);
    },
    'challenge.remove': ({ inspectionId }, actor) => {
      if (!removeChallenge(write, inspectionId, clock.now())) {
        return failed(notFound('challenge', inspectionId));
      }
      noteChange(write, actor, clock.now(), { name: 'challenge.removed', subject: String(inspectionId), body: {} });
      return ok({});
    },
  };
}

/** Stores the answer, if given, and mixes the part in. Returns why not. */
function seed({ write }: Store, clock: Clock, wish: Input<'challenge.add'>, actor: Actor): Fault | null {
  const { inspectionId, answer } = wish;
  const inspection = inspectionOf(write, inspectionId);
  if (inspection === null) return notFound('inspection', inspectionId);
  if (!inspection.isReadable) return conflict('no-picture');
  if (inspection.isWaiting) return conflict('part-unanswered');
  if (answer === null && referenceOf(write, inspectionId) === null) {
    return conflict('not-agreed');
  }
  const made = { madeBy: actor.name, madeAt: clock.now() };
  if (answer !== null) {
    const classNames = answer.isBad ? answer.classNames : [];
    const boxes = answer.isBad ? (inspection.dispositions.findLast((each) => each.boxes.length > 0)?.boxes ?? []) : [];
    addReference(write, {
      ...answer,
      ...made,
      inspectionId,
      classNames,
      boxes,
      origin: 'challenge',
      personId: actor.personId,
    });
  }
  addChallenge(write, { inspectionId, recipeId: inspection.recipeId, ...made });
  return null;
}
