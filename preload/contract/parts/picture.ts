import { z } from 'zod';
import { sizeSchema } from '../values/geometry.ts';

/** How the picture itself looks, measured on the decoded pixels: the ground that drift and error analysis stand on. */
export const opticsSchema = z.object({
  /** Mean luminance, 0 to 255. */
  brightness: z.number(),
  /** Standard deviation of luminance, 0 to 127.5. */
  contrast: z.number(),
  /** Variance of the Laplacian of luminance, 0 upwards; falls when the lens loses focus. */
  sharpness: z.number(),
});
export type Optics = Readonly<z.infer<typeof opticsSchema>>;

/** Cells along each side into which a picture is divided to say where it is light and where dark. */
export const LAYOUT_SIDE = 16;

/** What a picture is like apart from its optics, to be compared with what is usual on its lane. */
export const pictureSignsSchema = z.object({
  /** Share of places at either end of the scale, 0 to 1. */
  clipped: z.number(),
  /** Share of the height, 0 to 1, of the longest strip from edge to edge that nothing was written to. */
  blankRows: z.number(),
  /** Mean luminance of each cell, 0 to 255, row by row. */
  layout: z
    .array(z.number())
    .length(LAYOUT_SIDE ** 2)
    .readonly(),
});
export type PictureSigns = Readonly<z.infer<typeof pictureSignsSchema>>;

/** All that is known of how a picture looks. */
export const seenPictureSchema = sizeSchema.extend({ optics: opticsSchema, signs: pictureSignsSchema });
export type SeenPicture = Readonly<z.infer<typeof seenPictureSchema>>;

/** In what a picture can depart from those that are usual on its lane; `layout`: where it is light and where dark. */
export const unusualSignSchema = z.enum([
  'width',
  'height',
  'brightness',
  'contrast',
  'sharpness',
  'noise',
  'clipped',
  'layout',
]);
export type UnusualSign = z.infer<typeof unusualSignSchema>;

/** Milliseconds spent on each stage of one part. Stages that did not happen are absent. */
export const stageTimesSchema = z.object({
  watch: z.number().optional(),
  keep: z.number().optional(),
  queue: z.number().optional(),
  decode: z.number().optional(),
  prepare: z.number().optional(),
  detect: z.number().optional(),
  read: z.number().optional(),
  decide: z.number().optional(),
  record: z.number().optional(),
});
export type StageTimes = Readonly<z.infer<typeof stageTimesSchema>>;
