import { ok } from '../../../../preload/contract/faults/result.ts';
import type { Clock } from '../../clock.ts';
import { adjudicate } from '../../review/adjudicate.ts';
import type { Store } from '../../store/opening/open.ts';
import { countOpenDisagreements, openDisagreements, settledDisagreements } from '../../store/review/disagreements.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';

export type AdjudicationDeps = { readonly store: Store; readonly clock: Clock; readonly announce: Announce };

export function adjudicationHandlers({ store, clock, announce }: AdjudicationDeps): HandlersOf<'adjudication'> {
  const { read, write } = store;
  return {
    'adjudication.list': ({ limit }) =>
      ok({
        open: countOpenDisagreements(read),
        items: [...openDisagreements(read, limit)],
        settled: [...settledDisagreements(read, limit)],
      }),
    'adjudication.decide': (decision, actor) => {
      const decided = adjudicate(write, actor, decision, clock.now());
      if (!decided.ok) return decided;
      const { dispositionId, disagreement } = decided.value;
      if (dispositionId !== null) announce.dispositionMade(dispositionId);
      return ok(disagreement);
    },
  };
}
