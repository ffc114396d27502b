import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { engineers, nothing, type OperationSpec } from '../operations/operation-spec.ts';

/** How this station tells its line. */
export const lineOutputSchema = z.object({
  /** In every message and its name. */
  station: z.string(),
  epoch: z.number().int().nonnegative(),
  /** Where the messages are written. */
  folder: z.string(),
  /** What keeps them from being written at the moment. */
  fault: faultSchema.nullable(),
  /** Messages that wait to be written. */
  untold: z.number().int(),
  /** By which messages are signed, in hexadecimal digits; null: they are not. */
  signingKey: z.string().nullable(),
});
export type LineOutputState = Readonly<z.infer<typeof lineOutputSchema>>;

/** What an engineer does about the line's messages. A part of `operations`. */
export const lineOutputOperations = {
  'line-output.read': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** Takes the folder into use though its marker is missing. One with the marker of another station stays refused. */
  'line-output.take-folder': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** Numbers again what the line has not been told yet, and says again which parts wait: as after a copy of the records was restored. */
  'line-output.begin-epoch': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** On: a new key is made, and every message from now on is signed by it. */
  'line-output.sign': { input: z.object({ isOn: z.boolean() }), output: lineOutputSchema, roles: engineers },
} as const satisfies Record<string, OperationSpec>;
