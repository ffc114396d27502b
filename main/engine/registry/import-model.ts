import path from 'node:path';
import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { ModelAnswers, ModelCard, ModelSummary } from '../../../preload/contract/models/model.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { noteModelEvent } from '../store/models/model-events.ts';
import { modelCardOf, models, registerModel } from '../store/models/models.ts';
import type { Store } from '../store/opening/open.ts';
import type { Author } from '../store/station/author.ts';
import { probeModel } from '../vision/model-file/probe.ts';
import { cardBeside, keepModel } from './model-files.ts';

/** `name` replaces the name from its card or file; `signal` cancels the examination. */
type LookOptions = Readonly<{
  name?: { readonly family: string; readonly version: string };
  signal?: AbortSignal;
  probe?: typeof probeModel;
}>;

/** Examines a model file without importing it. The card is what the registry would say about it. */
export async function describeModel(
  file: string,
  answers: ModelAnswers | undefined,
  { name, signal, probe = probeModel }: LookOptions = {},
): Promise<Result<ModelCard>> {
  const probed = await probe(file, answers, { signal });
  if (!probed.ok) return probed;
  const { profile, warnings } = probed.value;
  const beside = await cardBeside(file);
  // A card is about one file only; what it says about another means nothing.
  const known = beside?.sha256 === profile.sha256 ? beside : null;
  return ok({
    ...known,
    family: name?.family ?? known?.family ?? path.parse(file).name.slice(0, 60),
    version: name?.version ?? known?.version ?? '1',
    sha256: profile.sha256,
    profile,
    warnings: [...warnings],
    ...(answers === undefined ? {} : { answers }),
  });
}

export type Importer = {
  readonly store: Store;
  readonly importedBy: Author;
  readonly now: () => Instant;
};

/**
 * Adds a described model to the registry: first its file, durably, then its row. A version is one file for good, so neither the
 * file nor the name may exist already.
 */
export async function importModel(file: string, card: ModelCard, importer: Importer): Promise<Result<ModelSummary>> {
  const { store, importedBy, now } = importer;
  const known = modelCardOf(store.read, card.sha256);
  if (known !== null) {
    return failed(conflict('model-registered', `${known.family} ${known.version}`));
  }
  const isNamesake = models(store.read).some((other) => other.family === card.family && other.version === card.version);
  if (isNamesake) {
    const name = `${card.family} ${card.version}`;
    return failed(conflict('model-name-taken', name));
  }
  const kept = await keepModel(store.folder, file, card);
  if (!kept.ok) return kept;
  const importedAt = now();
  return ok(
    store.write.transaction(() => {
      const summary = registerModel(store.write, card, importedBy.name, importedAt);
      noteModelEvent(store.write, importedBy, importedAt, {
        sha256: card.sha256,
        kind: 'imported',
        recipeId: null,
        reason: '',
      });
      return summary;
    }),
  );
}
