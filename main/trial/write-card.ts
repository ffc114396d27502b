import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
  type ModelCard,
  type ModelMeasures,
  type ModelTraining,
  modelCardSchema,
  modelTrainingSchema,
} from '../../preload/contract/models/model.ts';
import type { DefectLimits } from '../../preload/contract/station/recipe.ts';
import { renamePatiently } from '../patient-files.ts';
import type { OpenedModel } from './open-model.ts';

/** Rendered images belong to nobody, and neither do weights trained only on them. */
const LICENCE = 'CC0-1.0. The weights are the project’s own, trained from scratch on pictures that it rendered itself.';

/** The part of a training run's report.json that is copied into a card. */
const trainingReportSchema = z.object({ training: modelTrainingSchema });

/** Reads what the training recipe wrote beside its model. Throws if the file is not such a report. */
export async function readTraining(file: string): Promise<ModelTraining> {
  return trainingReportSchema.parse(JSON.parse(await readFile(file, 'utf8'))).training;
}

/** Writes the card beside a model `<family>/<version>/model.onnx`, completely or not at all. */
export async function writeCard(
  { modelPath, cardPath, profile, card }: OpenedModel,
  measured: ModelMeasures,
  limits: readonly DefectLimits[],
  training: ModelTraining | undefined,
): Promise<void> {
  const folder = path.dirname(path.resolve(modelPath));
  const trained = training ?? card?.training;
  const written: ModelCard = {
    family: path.basename(path.dirname(folder)),
    version: path.basename(folder),
    sha256: profile.sha256,
    profile,
    warnings: card?.warnings ?? [],
    licence: card?.licence ?? LICENCE,
    ...(card?.notes === undefined ? {} : { notes: card.notes }),
    thresholds: Object.fromEntries(
      limits.map(({ className, rejectAt, clearBelow }) => [className, { rejectAt, clearBelow }]),
    ),
    ...(trained === undefined ? {} : { training: trained }),
    measured,
  };
  const draft = `${cardPath}.part`;
  await writeFile(draft, `${JSON.stringify(modelCardSchema.parse(written), null, 2)}\n`);
  await renamePatiently(draft, cardPath);
}
