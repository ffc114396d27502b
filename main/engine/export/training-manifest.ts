import { z } from 'zod';
import { sha256Schema } from '../../../preload/contract/units.ts';

const fileSchema = z.object({ path: z.string(), sha256: sha256Schema, sizeBytes: z.number().int() });

/** What `manifest.json` says: everything in, everything out, and where each label comes from. */
export const trainingManifestSchema = z.object({
  format: z.literal('lupa-training-set-1'),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  software: z.string(),
  recipe: z.object({ name: z.string(), version: z.number().int(), classes: z.array(z.string()) }),
  split: z.object({ by: z.enum(['serial', 'lot']), seed: z.string(), val: z.number(), test: z.number() }),
  counts: z.object({
    judged: z.number().int(),
    pictures: z.object({ train: z.number().int(), val: z.number().int(), test: z.number().int() }),
    boxes: z.record(z.string(), z.number().int()),
    good: z.number().int(),
    leftOut: z.record(z.string(), z.number().int()),
  }),
  pictures: z.array(
    z.object({
      picture: fileSchema,
      label: fileSchema,
      split: z.enum(['train', 'val', 'test']),
      inspectionId: z.number().int(),
      serial: z.string().nullable(),
      lot: z.string().nullable(),
      labelledBy: z.string(),
      labelledAt: z.iso.datetime(),
      modelSha256: sha256Schema.nullable(),
      recipeVersion: z.number().int(),
    }),
  ),
});
export type TrainingManifest = Readonly<z.infer<typeof trainingManifestSchema>>;
