import { failed, ok } from '../../../preload/contract/result.ts';
import type { Comparison, ComparisonFilter } from '../../../preload/contract/shadow.ts';
import { judgeModels } from '../../domain/compare-models.ts';
import { estimateShare } from '../../domain/wilson-interval.ts';
import type { Clock } from '../clock.ts';
import { changedParts, judgedCounts } from '../store/comparison.ts';
import type { ReadDb } from '../store/handles.ts';
import { modelsInShadow, noteModelEvent } from '../store/model-events.ts';
import { retiredModels } from '../store/model-states.ts';
import { findModelId, modelCardOf } from '../store/models.ts';
import type { Store } from '../store/open.ts';
import { newestRecipe } from '../store/recipes.ts';
import { type ShadowCount, shadowCounts } from '../store/shadow-verdicts.ts';
import type { Announce } from './announce.ts';
import type { HandlersOf } from './handlers.ts';
import type { LiveStation } from './live-station.ts';

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
      if (recipe === null) return failed({ code: 'not-found', what: `recipe ${recipeId}` });
      if (modelCardOf(read, sha256) === null) return failed({ code: 'not-found', what: `model ${sha256}` });
      const objection = objectionTo(recipe.body.modelSha256 === sha256, isRunning(sha256, recipeId), read, sha256);
      if (objection !== null) return failed({ code: 'conflict', reason: objection });
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'shadow-began', recipeId, reason });
      return changed();
    },
    'shadow.end': ({ sha256, recipeId, reason }, actor) => {
      if (!isRunning(sha256, recipeId))
        return failed({ code: 'conflict', reason: 'this model does not run in shadow' });
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'shadow-ended', recipeId, reason });
      return changed();
    },
    'shadow.compare': (filter) =>
      findModelId(read, filter.modelSha256) === null
        ? failed({ code: 'not-found', what: `model ${filter.modelSha256}` })
        : ok(comparison(read, filter)),
    'shadow.changed-parts': ({ filter, before, limit }) => {
      if (findModelId(read, filter.modelSha256) === null) {
        return failed({ code: 'not-found', what: `model ${filter.modelSha256}` });
      }
      const parts = [...changedParts(read, filter, { before, limit })];
      return ok({ parts, next: parts.length < limit ? null : (parts.at(-1)?.part.id ?? null) });
    },
  };
}

function objectionTo(isChampion: boolean, isInShadow: boolean, db: ReadDb, sha256: string): string | null {
  if (isChampion) return 'the champion needs no shadow of itself';
  if (isInShadow) return 'this model runs in shadow already';
  return retiredModels(db).has(sha256) ? 'a retired model is put back into service first' : null;
}

function comparison(db: ReadDb, filter: ComparisonFilter): Comparison {
  const counts = shadowCounts(db, filter.modelSha256, filter);
  const seen = counts.filter(isSeen);
  const sum = (some: readonly ShadowCount[]) => some.reduce((total, { parts }) => total + parts, 0);
  const looked = sum(seen);
  const share = (fits: (count: SeenCount) => boolean) => estimateShare(sum(seen.filter(fits)), looked);
  const { counts: judged, isComplete } = judgedCounts(db, filter);
  return {
    looked,
    skipped: sum(counts.filter((count) => !isSeen(count))),
    confusion: seen.map(({ champion, challenger, parts }) => ({ champion, challenger, parts })),
    agreement: share(({ champion, challenger }) => champion === challenger),
    automation: {
      champion: share(({ champion }) => champion !== 'undetermined'),
      challenger: share(({ challenger }) => challenger !== 'undetermined'),
    },
    meanLookMs: looked === 0 ? null : seen.reduce((total, { lookMs }) => total + lookMs, 0) / looked,
    judged: {
      discordant: sum(seen.filter(({ champion, challenger }) => champion !== challenger)),
      isComplete,
      ...judgeModels(judged),
    },
  };
}

type SeenCount = ShadowCount & { readonly challenger: Exclude<ShadowCount['challenger'], 'skipped'> };

function isSeen(count: ShadowCount): count is SeenCount {
  return count.challenger !== 'skipped';
}
