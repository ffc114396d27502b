import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { ModelToLoad } from '../../../main/engine/vision/pool/worker-messages.ts';
import { examineModel } from '../../../main/engine/vision/profile/examine.ts';
import { colourModel } from './test-models.ts';

/** Writes a model file and examines it. The model must be harmless, for it runs in this process. */
export async function savedModel(folder: string, name: string, bytes: Uint8Array): Promise<ModelToLoad> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  const examined = await examineModel(bytes, { answers: {}, namesBeside: null });
  if (!examined.ok) throw new Error(JSON.stringify(examined.fault));
  return { sha256: examined.value.profile.sha256, path: file, profile: examined.value.profile };
}

/** Writes a model file that is not examined, because running it would be slow or worse; it is registered with the input and output of {@link colourModel}. */
export async function unexaminedModel(folder: string, name: string, bytes: Uint8Array): Promise<ModelToLoad> {
  const { profile } = await savedModel(folder, `pattern-of-${name}`, colourModel());
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), path: file, profile };
}

/** Writes a square picture of one colour. */
export async function savedPicture(
  folder: string,
  name: string,
  background: Readonly<{ r: number; g: number; b: number }>,
  side = 128,
): Promise<string> {
  const file = path.join(folder, name);
  await sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toFile(file);
  return file;
}
