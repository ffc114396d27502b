import { z } from 'zod';

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
