import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import { modelHistory } from '../../store/models/model-events.ts';
import { modelStandings } from '../../store/models/model-states.ts';
import { modelCardOf, models } from '../../store/models/models.ts';
import type { HandlersOf } from '../handlers.ts';
import type { ModelDeps } from './model-deps.ts';
import { modelImportHandlers } from './model-import.ts';
import { promotionHandlers } from './promotion.ts';
import { retirementHandlers } from './retirement.ts';

export function modelHandlers(deps: ModelDeps): HandlersOf<'model'> {
  const { read } = deps.store;
  return {
    'model.list': () => ok([...models(read)]),
    'model.card': ({ sha256 }) => {
      const card = modelCardOf(read, sha256);
      return card === null ? failed(notFound('model', sha256)) : ok(card);
    },
    'model.standings': () => ok([...modelStandings(read)]),
    'model.history': ({ sha256 }) => ok([...modelHistory(read, sha256)]),
    ...modelImportHandlers(deps),
    ...promotionHandlers(deps),
    ...retirementHandlers(deps),
  };
}
