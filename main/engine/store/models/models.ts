import { z } from 'zod';
import { type ModelCard, type ModelSummary, modelCardSchema } from '../../../../preload/contract/models/model.ts';
import { type Instant, instantSchema, type Sha256 } from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { sha256Blob } from '../columns/sha256.ts';
import { parseRow, type ReadDb, readableRow, readableRows, type WriteDb } from '../handles.ts';

const idSchema = z.object({ id: z.number() });
const rowSchema = z.object({ card: jsonColumn(modelCardSchema), importedAt: instantSchema });

/** The number under which rows name this model, or `null` for one that was never registered. */
export function findModelId(db: ReadDb, sha256: Sha256): number | null {
  const row = db.get('SELECT id FROM model WHERE sha256 = @hash', { hash: sha256Blob(sha256) });
  return parseRow(idSchema, row)?.id ?? null;
}

/** The same, for a model that must exist: nothing may be recorded for one that was never registered. */
export function modelIdOf(db: ReadDb, sha256: Sha256): number {
  const id = findModelId(db, sha256);
  if (id === null) throw new Error(`Model ${sha256} is not registered`);
  return id;
}

/** The models of the registry, newest first. */
export function models(db: ReadDb): readonly ModelSummary[] {
  const rows = db.all('SELECT card, imported_at AS importedAt FROM model WHERE removed_at IS NULL ORDER BY id DESC');
  return readableRows(db, rowSchema, rows).map(({ card, importedAt }) => modelSummary(card, importedAt));
}

/** The card of a model in the registry, or `null`: also if its card cannot be read, because then nothing can be run with it. */
export function modelCardOf(db: ReadDb, sha256: Sha256): ModelCard | null {
  const row = db.get('SELECT card, imported_at AS importedAt FROM model WHERE sha256 = @hash AND removed_at IS NULL', {
    hash: sha256Blob(sha256),
  });
  return readableRow(db, rowSchema, row)?.card ?? null;
}

/** Whether the registry holds this model, or ever did. */
export function wasEverRegistered(db: ReadDb, sha256: Sha256): boolean {
  return db.get('SELECT 1 FROM model WHERE sha256 = @hash', { hash: sha256Blob(sha256) }) !== undefined;
}

/** Adds a model to the registry; one that was removed before comes back under its old number. */
export function registerModel(db: WriteDb, card: ModelCard, importedBy: string, importedAt: Instant): ModelSummary {
  db.run(
    `INSERT INTO model (sha256, card, imported_at, imported_by) VALUES (@hash, @card, @importedAt, @importedBy)
     ON CONFLICT (sha256) DO UPDATE SET card = excluded.card, imported_at = excluded.imported_at,
       imported_by = excluded.imported_by, removed_at = NULL`,
    { hash: sha256Blob(card.sha256), card: jsonText(modelCardSchema, card), importedBy, importedAt },
  );
  return modelSummary(card, importedAt);
}

/** Removes a model from the registry. Its row stays: the records name it. */
export function removeModel(db: WriteDb, sha256: Sha256, removedAt: Instant): void {
  db.run('UPDATE model SET removed_at = @removedAt WHERE sha256 = @hash', { hash: sha256Blob(sha256), removedAt });
}

function modelSummary(card: ModelCard, importedAt: Instant): ModelSummary {
  return {
    sha256: card.sha256,
    family: card.family,
    version: card.version,
    layout: card.profile.layout,
    modelFamily: card.profile.family,
    inputWidth: card.profile.input.width,
    inputHeight: card.profile.input.height,
    classes: card.profile.classes,
    precision: card.profile.precision,
    sizeBytes: card.profile.sizeBytes,
    importedAt,
    warnings: card.warnings,
  };
}
