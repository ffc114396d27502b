import { stat } from 'node:fs/promises';
import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { ModelCard } from '../../../../preload/contract/models/model.ts';
import type { LostModel } from '../../../../preload/contract/station/status.ts';
import type { Sha256 } from '../../../../preload/contract/values/units.ts';
import { asksModel } from '../../../domain/verdict/route.ts';
import { modelCardOf } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { lanes } from '../../store/set-up/lanes.ts';
import { readableRecipe } from '../../store/set-up/recipes.ts';

/** A model that could not be loaded, with the stamp of its file at that time. */
type Lost = LostModel & { readonly sha256: Sha256; readonly stamp: string | null };

/** Remembers which models could not be loaded, and why; of interest are those that lanes ask about their parts now. */
export function createLostModels(store: Store) {
  const lost = new Map<Sha256, Lost>();
  const asked = (): readonly Lost[] => {
    if (lost.size === 0) return [];
    const wanted = modelsAsked(store);
    return [...lost.values()].filter(({ sha256 }) => wanted.has(sha256));
  };
  return {
    note: ({ sha256, ...card }: ModelCard, trouble: Omit<Lost, 'sha256' | 'name'>) =>
      lost.set(sha256, { sha256, name: nameOf(card), ...trouble }),
    forget: (sha256: Sha256) => lost.delete(sha256),
    faultOf: (sha256: Sha256): Fault | null => lost.get(sha256)?.fault ?? null,
    list: () => asked().map(({ name, path, fault }): LostModel => ({ name, path, fault })),
    retry: async (which: 'all' | 'changed', load: (sha256: Sha256) => Promise<unknown>) => {
      for (const { sha256, path, stamp } of asked()) {
        if (which === 'all' || (await stampOf(path)) !== stamp) await load(sha256);
      }
    },
  };
}

/** Differs whenever a file was changed, replaced or given other rights; `null` while there is none. */
export async function stampOf(file: string): Promise<string | null> {
  const stats = await stat(file).catch(() => null);
  return stats && `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
}

/** The place under which what is wrong with a model is recorded. */
export function modelPlace({ read }: Store, sha256: Sha256): string {
  const card = modelCardOf(read, sha256);
  return `model ${card === null ? sha256.slice(0, 8) : nameOf(card)}`;
}

function nameOf({ family, version }: Pick<ModelCard, 'family' | 'version'>): string {
  return `${family} ${version}`;
}

function modelsAsked({ read }: Store): ReadonlySet<Sha256> {
  const asked = lanes(read).flatMap(({ isEnabled, recipeId }) => {
    const body = isEnabled ? readableRecipe(read, recipeId)?.body : undefined;
    return body === undefined || body.modelSha256 === null || !asksModel(body.automationLevel)
      ? []
      : [body.modelSha256];
  });
  return new Set(asked);
}
