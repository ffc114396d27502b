import { z } from 'zod';
import { faultSchema } from '../../../preload/contract/result.ts';

/**
 * What the process that makes pictures for the screen is asked.
 * - `is-upright`: whether the picture says of itself that it is to be shown as it is
 * - `render`: a JPEG of it under `target`
 */
export const previewTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('is-upright'), source: z.string() }),
  z.object({
    kind: z.literal('render'),
    source: z.string(),
    target: z.string(),
    rendition: z.enum(['picture', 'thumbnail']),
    maxPixels: z.number(),
  }),
]);
export type PreviewTask = Readonly<z.infer<typeof previewTaskSchema>>;

export const previewCallSchema = z.object({ id: z.number(), task: previewTaskSchema });
export type PreviewCall = z.infer<typeof previewCallSchema>;

/** The value is the answer to `is-upright`, and true for what was rendered. */
export const previewAnswerSchema = z.object({
  id: z.number(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.boolean() }),
    z.object({ ok: z.literal(false), fault: faultSchema }),
  ]),
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;
