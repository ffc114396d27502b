import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import { dropModel } from '../../registry/model-files.ts';
import { noteModelEvent } from '../../store/models/model-events.ts';
import { modelUses } from '../../store/models/model-states.ts';
import { modelCardOf, removeModel } from '../../store/models/models.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import type { HandlersOf } from '../handlers.ts';
import type { ModelDeps } from './model-deps.ts';

type Retirement = Pick<HandlersOf<'model'>, 'model.retire' | 'model.reinstate' | 'model.remove'>;

/** Retiring a model, temporarily or for good. */
export function retirementHandlers({ store, clock, announce, live }: ModelDeps): Retirement {
  const { read, write, folder } = store;
  return {
    'model.retire': ({ sha256, reason }, actor) => {
      if (modelCardOf(read, sha256) === null) return failed(notFound('model', sha256));
      const uses = modelUses(read, sha256).filter(({ kind }) => kind === 'champion' || kind === 'shadow');
      if (uses.length > 0) return failed({ code: 'model-in-use', uses });
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'retired', recipeId: null, reason });
      announce.listChanged('models');
      return ok({});
    },
    'model.reinstate': ({ sha256, reason }, actor) => {
      if (modelCardOf(read, sha256) === null) return failed(notFound('model', sha256));
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'reinstated', recipeId: null, reason });
      announce.listChanged('models');
      return ok({});
    },
    'model.remove': async ({ sha256 }, actor) => {
      const card = modelCardOf(read, sha256);
      if (card === null) return failed(notFound('model', sha256));
      const uses = modelUses(read, sha256);
      if (uses.length > 0) return failed({ code: 'model-in-use', uses: [...uses] });
      const gate = live.gate.state();
      if (gate.kind === 'running' && gate.sha256 === sha256) {
        return failed(conflict('gate-running'));
      }
      write.transaction(() => {
        noteModelEvent(write, actor, clock.now(), { sha256, kind: 'removed', recipeId: null, reason: '' });
        removeModel(write, sha256, clock.now());
        noteChange(write, actor, clock.now(), { name: 'model.removed', subject: sha256, body: {} });
      });
      await live.unloadModel(sha256);
      await dropModel(folder, sha256);
      announce.listChanged('models');
      return ok({});
    },
  };
}
