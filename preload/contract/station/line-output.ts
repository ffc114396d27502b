import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';

/** How this station communicates with its line. */
export const lineOutputSchema = z.object({
  /** In every message and its file name. */
  station: z.string(),
  epoch: z.number().int().nonnegative(),
  /** Where the messages are written. */
  folder: z.string(),
  /** Why they cannot be written right now. */
  fault: faultSchema.nullable(),
  /** Messages that wait to be written. */
  untold: z.number().int(),
  /** The key that signs messages, in hexadecimal digits; null: they are not signed. */
  signingKey: z.string().nullable(),
});
export type LineOutputState = Readonly<z.infer<typeof lineOutputSchema>>;
