import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { engineers, nothing, type OperationSpec } from '../operations/operation-spec.ts';

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

/** What an engineer can do about the line's messages. Part of `operations`. */
export const lineOutputOperations = {
  'line-output.read': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** Accepts the folder although its marker is missing. A folder with the marker of another station stays refused. */
  'line-output.take-folder': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** Renumbers what the line has not been told yet, and tells again which parts wait: for use after a copy of the records was restored. */
  'line-output.begin-epoch': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** On: creates a new key, which signs every message from now on. */
  'line-output.sign': { input: z.object({ isOn: z.boolean() }), output: lineOutputSchema, roles: engineers },
} as const satisfies Record<string, OperationSpec>;
