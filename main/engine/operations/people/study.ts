import { ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Clock } from '../../clock.ts';
import type { Draw } from '../../review/measured-looks.ts';
import type { Store } from '../../store/opening/open.ts';
import { studies } from '../../store/studies/studies.ts';
import { studyTasks } from '../../studies/claim-looks.ts';
import { endEarly, takeOut } from '../../studies/end-study.ts';
import { planStudy, suggestionsFor } from '../../studies/plan-study.ts';
import { studyResult } from '../../studies/study-result.ts';
import type { Announce } from '../announce.ts';
import type { Handlers, HandlersOf } from '../handlers.ts';

export type StudyDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  /** Draws the order in which people see the parts. */
  readonly draw: Draw;
};

type StudyFigures = Pick<Handlers, 'study.list' | 'study.result'>;

/** The results of studies: every look is counted, over years. */
export function studyFigureHandlers({ store: { read } }: { readonly store: Pick<Store, 'read'> }): StudyFigures {
  return {
    'study.list': (_input, actor) => ok([...studies(read, actor.personId)]),
    'study.result': ({ id }, actor) => studyResult(read, actor, id),
  };
}

/** Planning, running and ending them. */
export function studyHandlers({
  store,
  clock,
  announce,
  draw,
}: StudyDeps): Omit<HandlersOf<'study'>, keyof StudyFigures> {
  const { read, write } = store;
  /** Every window asks again for what there is to review, including studies. */
  const announced = <T>(done: Result<T>): Result<T> => {
    if (done.ok) announce.reviewChanged();
    return done;
  };
  return {
    'study.suggest': ({ recipeId, count }) => {
      const found = suggestionsFor(read, recipeId, count);
      return found.ok ? ok([...found.value]) : found;
    },
    'study.plan': (draft, actor) => announced(planStudy(write, actor, draft, clock.now(), draw)),
    'study.take-out': ({ id, personId }, actor) => announced(takeOut(write, actor, id, personId, clock.moment())),
    'study.end': ({ id }, actor) => announced(endEarly(write, actor, id, clock.moment())),
    'study.mine': (_input, actor) => ok([...studyTasks(read, actor.personId, clock.moment())]),
  };
}
