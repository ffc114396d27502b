import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { type ModelCard, modelCardSchema } from '../../../preload/contract/models/model.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { removeOrLeave, removePatiently, renamePatiently } from '../../patient-files.ts';
import { type DataFolder, modelFolder } from '../data-folder.ts';
import { makeFolder, syncFolder } from '../durable-files.ts';
import { fileFault } from '../file-fault.ts';
import { NO_FILE, readTextFile } from '../read-text-file.ts';

const MODEL_FILE = 'model.onnx';
const CARD_FILE = 'card.json';
const HALF = '.half';
/** Far more than the longest card with answers to a hundred images. */
const MAX_CARD_BYTES = 2_000_000;
/** Images of a card, beside it, are copied with the model. */
const MAX_PICTURE_BYTES = 100_000_000;

/** Where the registry stores the file of a model. */
export function modelPath(folder: DataFolder, sha256: Sha256): string {
  return path.join(modelFolder(folder, sha256), MODEL_FILE);
}

/**
 * Copies a model with its card into the registry, so that it would survive a power cut. Refused as `model-mismatch` if
 * the file is not, or no longer, the one described by the card.
 */
export async function keepModel(folder: DataFolder, source: string, card: ModelCard): Promise<Result<null>> {
  const target = modelFolder(folder, card.sha256);
  const half = `${target}${HALF}`;
  try {
    await removePatiently(half);
    const changed = await makeFolder(half);
    const foundSha256 = await copyHashed(source, path.join(half, MODEL_FILE));
    if (foundSha256 !== card.sha256) {
      return failed({ code: 'model-mismatch', expectedSha256: card.sha256, foundSha256 });
    }
    for (const { picture } of card.parity?.samples ?? []) {
      const beside = path.join(path.dirname(source), picture);
      const stats = await stat(beside);
      if (!stats.isFile() || stats.size > MAX_PICTURE_BYTES) {
        return failed(entryRefused({ why: 'not-a-file', figures: { file: beside } }));
      }
      await copyHashed(beside, path.join(half, picture));
    }
    await writeFile(path.join(half, CARD_FILE), `${JSON.stringify(card, null, 2)}\n`, { flush: true });
    await syncFolder(half);
    // Left behind by an import cut off before its row; a registered model never gets here.
    await removePatiently(target);
    await renamePatiently(half, target);
    for (const parent of changed.slice(1)) await syncFolder(parent);
    await syncFolder(folder.models);
    return ok(null);
  } catch (error) {
    return failed(fileFault(error, source));
  } finally {
    // Anything that has to be left goes at the next start.
    await removeOrLeave(half);
  }
}

/** Removes leftovers of unfinished imports; nobody waits for what cannot be removed. */
export async function clearHalfModels(folder: DataFolder): Promise<void> {
  const names = await readdir(folder.models).catch((): string[] => []);
  for (const name of names) if (name.endsWith(HALF)) await removeOrLeave(path.join(folder.models, name));
}

/** Removes a model's files from the registry. Files still held stay where no record names them, until the same file is imported again. */
export async function dropModel(folder: DataFolder, sha256: Sha256): Promise<void> {
  await removeOrLeave(modelFolder(folder, sha256));
}

/** The card beside a model file, or `null` if there is no readable one. */
export async function cardBeside(modelFile: string): Promise<ModelCard | null> {
  try {
    const text = await readTextFile(path.join(path.dirname(modelFile), CARD_FILE), MAX_CARD_BYTES);
    if (text === NO_FILE || !text.ok) return null;
    const card = modelCardSchema.safeParse(JSON.parse(text.value));
    return card.success ? card.data : null;
  } catch {
    return null;
  }
}

async function copyHashed(source: string, target: string): Promise<Sha256> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(source), hashing, createWriteStream(target));
  const handle = await open(target, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}
