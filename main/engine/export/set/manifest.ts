import { z } from 'zod';
import { rolloutArmSchema } from '../../../../preload/contract/models/rollout-arm.ts';
import {
  labelSourceSchema,
  setCountsSchema,
  setGapSchema,
  setOrderSchema,
} from '../../../../preload/contract/station/transfer.ts';
import { rolloutIdSchema, sha256Schema } from '../../../../preload/contract/values/units.ts';

const fileSchema = z.object({ path: z.string(), sha256: sha256Schema, sizeBytes: z.number().int() });
export type SetFile = Readonly<z.infer<typeof fileSchema>>;

const splitSchema = z.enum(['train', 'val', 'test']);

/** The contents of `manifest.json`: what is in, what is out, and where each label comes from. */
export const setManifestSchema = z.object({
  format: z.literal('lupa-training-set-2'),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  software: z.string(),
  schemaVersion: z.number().int(),
  order: setOrderSchema,
  recipe: z.object({ name: z.string(), version: z.number().int(), classes: z.array(z.string()) }),
  counts: setCountsSchema,
  thin: z.array(setGapSchema),
  /** Earlier sets of this recipe, newest first. */
  earlier: z.array(
    z.object({ id: z.number().int(), madeAt: z.number(), path: z.string(), manifestSha256: sha256Schema.nullable() }),
  ),
  /** Every file except the images, their label files and this one. */
  files: z.array(fileSchema),
  pictures: z.array(
    z.object({
      picture: fileSchema,
      /** If each image has its own label file. */
      label: fileSchema.optional(),
      split: splitSchema,
      inspectionId: z.number().int(),
      serial: z.string().nullable(),
      lot: z.string().nullable(),
      boxes: z.number().int(),
      labelled: z.object({
        source: labelSourceSchema,
        origin: z.string().nullable(),
        by: z.string(),
        at: z.iso.datetime(),
        wasBlind: z.boolean(),
        model: z.object({ sha256: sha256Schema, name: z.string() }).nullable(),
        recipeVersion: z.number().int(),
        /** Which way the part went, if a roll-out was on. */
        rollout: z.object({ id: rolloutIdSchema, arm: rolloutArmSchema }).nullable(),
      }),
    }),
  ),
});
export type SetManifest = Readonly<z.infer<typeof setManifestSchema>>;
export type SetEntry = SetManifest['pictures'][number];
