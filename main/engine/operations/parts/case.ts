import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Clock } from '../../clock.ts';
import { caseDetail, caseView } from '../../containment/case-view.ts';
import {
  type Order,
  openCase,
  orderClosing,
  orderRecall,
  orderReinspection,
  orderSettlement,
} from '../../containment/order-step.ts';
import { sealedParts } from '../../review/sealed-parts.ts';
import { caseParts } from '../../store/containment/case-parts.ts';
import { caseOf, newestCases } from '../../store/containment/cases.ts';
import type { Store } from '../../store/opening/open.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

export type CaseDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

/** Cases that a list shows. */
export const LISTED = 100;

export function caseHandlers({ store, clock, announce, live }: CaseDeps): HandlersOf<'case'> {
  const { read, write } = store;
  const orderBy = (actor: Actor, reason: string): Order => ({ by: actor, at: clock.now(), reason });
  const ordered = (done: Result<null>): Result<Record<string, never>> => {
    if (!done.ok) return done;
    live.cases.follow();
    announce.listChanged('cases');
    return ok({});
  };
  return {
    'case.list': () => ok(newestCases(read, LISTED).map((row) => caseView(read, row))),
    'case.read': ({ id }) => {
      const row = caseOf(read, id);
      if (row === null) return failed(notFound('case', id));
      const detail = caseDetail(read, row);
      return ok({ ...detail, replay: detail.replay === null ? null : live.replays.asNow(detail.replay) });
    },
    'case.parts': ({ id, show, lot, after, limit }, actor) => {
      if (caseOf(read, id) === null) return failed(notFound('case', id));
      const page = caseParts(read, id, { show, lot, after, limit });
      const ids = page.map(({ part }) => part.id);
      // Left out rather than hidden: knowing that a part would change gives away what the model said about it.
      const hidden = sealedParts(read, actor, ids, clock.now());
      const next = page.length < limit ? null : (ids.at(-1) ?? null);
      return ok({ parts: page.filter(({ part }) => !hidden.has(part.id)), next });
    },
    'case.open': ({ scope, reason }, actor) => {
      const opened = openCase(write, scope, orderBy(actor, reason));
      if (!opened.ok) return opened;
      ordered(ok(null));
      return ok({ id: opened.value });
    },
    'case.reinspect': ({ id, modelSha256, reason }, actor) => {
      const done = orderReinspection(write, id, modelSha256, orderBy(actor, reason));
      if (done.ok) live.replays.follow();
      return ordered(done);
    },
    'case.recall': ({ id, choice, reason }, actor) => ordered(orderRecall(write, id, choice, orderBy(actor, reason))),
    'case.settle': ({ id, choice, reason }, actor) =>
      ordered(orderSettlement(write, id, choice, orderBy(actor, reason))),
    'case.close': ({ id, reason }, actor) => ordered(orderClosing(write, id, orderBy(actor, reason))),
  };
}
