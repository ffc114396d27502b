import { readFileSync } from 'node:fs';
import path from 'node:path';
import { registerModel } from '../../../main/engine/store/models/models.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { modelCardSchema } from '../../../preload/contract/models/model.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { sha256Of } from '../store/records.ts';

const card = path.resolve(import.meta.dirname, '../../../models/phone-glass/2/card.json');

/** Registered models that differ only in their version. They cannot be run: they have no file. */
export function addTestModels(store: Store, at: number, versions: readonly string[]): readonly Sha256[] {
  const shipped = modelCardSchema.parse(JSON.parse(readFileSync(card, 'utf8')));
  return versions.map(
    (version) => registerModel(store.write, { ...shipped, version, sha256: sha256Of(version) }, 'test', at).sha256,
  );
}
