import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { notFound } from '../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import { type ModelCard, type ModelProfile, modelCardSchema } from '../../preload/contract/models/model.ts';
import { probeModel } from '../engine/vision/model-file/probe.ts';

/** A model on disk: its file, how to run it, and the card beside it if that is about this very file. */
export type OpenedModel = Readonly<{
  modelPath: string;
  cardPath: string;
  profile: ModelProfile;
  card: ModelCard | null;
}>;

/** Opens a model file, or the `model.onnx` of a folder. Without a matching card, the file is examined. */
export async function openModel(target: string): Promise<Result<OpenedModel>> {
  const found = await stat(target).catch(() => null);
  if (found === null) return failed(notFound('file', target));
  const modelPath = found.isDirectory() ? path.join(target, 'model.onnx') : target;
  const cardPath = path.join(path.dirname(modelPath), 'card.json');
  const bytes = await readFile(modelPath).catch(() => null);
  if (bytes === null) return failed(notFound('file', modelPath));
  const card = await readCard(cardPath, createHash('sha256').update(bytes).digest('hex'));
  if (card !== null) return ok({ modelPath, cardPath, profile: card.profile, card });
  const examined = await probeModel(modelPath);
  return examined.ok ? ok({ modelPath, cardPath, profile: examined.value.profile, card: null }) : examined;
}

async function readCard(cardPath: string, sha256: string): Promise<ModelCard | null> {
  const text = await readFile(cardPath, 'utf8').catch(() => null);
  if (text === null) return null;
  const card = modelCardSchema.safeParse(parsed(text));
  return card.success && card.data.sha256 === sha256 ? card.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
