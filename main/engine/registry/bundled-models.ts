import { glob } from 'node:fs/promises';
import path from 'node:path';
import { modelRefused } from '../../../preload/contract/faults/model-refusal.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import { wasEverRegistered } from '../store/models/models.ts';
import { type Importer, importModel } from './import-model.ts';
import { cardBeside } from './model-files.ts';

/**
 * Adds the models that come with Lupa (`<folder>/<family>/<version>/model.onnx` beside their card) to the registry,
 * unless it has known them before. A model that somebody removed stays removed.
 */
export async function registerBundledModels(
  folder: string,
  importer: Importer,
  onFault: (file: string, fault: Fault) => void,
): Promise<void> {
  for await (const file of glob(path.join(folder, '*', '*', 'model.onnx'))) {
    const card = await cardBeside(file);
    if (card === null) {
      onFault(file, modelRefused({ why: 'card-missing' }));
      continue;
    }
    if (wasEverRegistered(importer.store.read, card.sha256)) continue;
    const imported = await importModel(file, card, importer);
    if (!imported.ok) onFault(file, imported.fault);
  }
}

/** The newest bundled model of a family: the one the simulated line starts with. */
export function newestOfFamily(summaries: readonly ModelSummary[], family: string): ModelSummary | null {
  const candidates = summaries.filter((model) => model.family === family);
  const order = new Intl.Collator('en', { numeric: true });
  return candidates.toSorted((a, b) => order.compare(b.version, a.version))[0] ?? null;
}
