import { z } from 'zod';
import { faultSchema } from '../../../preload/contract/faults/result.ts';

/**
 * What the process that makes pictures for the screen is asked.
 * - `is-shown-as-seen`: whether Chromium shows it as the station saw it: upright, opaque, of 8 bits
 * - `render`: a JPEG of it under `target`
 */
export const previewTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('is-shown-as-seen'), source: z.string() }),
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

/** The value is the answer to `is-shown-as-seen`, and true for a rendered picture. */
export const previewAnswerSchema = z.object({
  id: z.number(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.boolean() }),
    z.object({ ok: z.literal(false), fault: faultSchema }),
  ]),
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;
