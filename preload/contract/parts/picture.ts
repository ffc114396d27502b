import { z } from 'zod';
import { sizeSchema } from '../values/geometry.ts';

/** How the image itself looks, measured on the decoded pixels: the basis of drift and error analysis. */
export const opticsSchema = z.object({
  /** Mean luminance, 0 to 255. */
  brightness: z.number(),
  /** Standard deviation of luminance, 0 to 127.5. */
  contrast: z.number(),
  /** Variance of the Laplacian of luminance, from 0 up; falls when the lens is out of focus. */
  sharpness: z.number(),
});
export type Optics = Readonly<z.infer<typeof opticsSchema>>;

/** Cells along each side into which an image is divided to describe where it is light and where dark. */
export const LAYOUT_SIDE = 16;

/** Features of an image besides its optics, for comparison with what is usual on its lane. */
export const pictureSignsSchema = z.object({
  /** Share of pixels at either end of the scale, 0 to 1. */
  clipped: z.number(),
  /** Share of the height, 0 to 1, of the longest strip from edge to edge without any data. */
  blankRows: z.number(),
  /** Mean luminance of each cell, 0 to 255, row by row. */
  layout: z
    .array(z.number())
    .length(LAYOUT_SIDE ** 2)
    .readonly(),
});
export type PictureSigns = Readonly<z.infer<typeof pictureSignsSchema>>;

/** Everything known about how an image looks. */
export const seenPictureSchema = sizeSchema.extend({ optics: opticsSchema, signs: pictureSignsSchema });
export type SeenPicture = Readonly<z.infer<typeof seenPictureSchema>>;

/** How an image can differ from the usual ones on its lane; `layout`: where it is light and where dark. */
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

/** Milliseconds spent on each stage of one part. Stages that did not take place are absent. */
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
