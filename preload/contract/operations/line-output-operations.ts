import { z } from 'zod';
import { lineOutputSchema } from '../station/line-output.ts';
import { engineers, nothing, type OperationsOf } from './operation-spec.ts';

/** What an engineer does about the line's messages. */
export const lineOutputOperations = {
  'line-output.read': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** Accepts the folder although its marker is missing. A folder with the marker of another station stays refused. */
  'line-output.take-folder': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** Renumbers what the line has not been told yet, and tells again which parts wait: for use after a copy of the records was restored. */
  'line-output.begin-epoch': { input: nothing, output: lineOutputSchema, roles: engineers },
  /** On: creates a new key, which signs every message from now on. */
  'line-output.sign': { input: z.object({ isOn: z.boolean() }), output: lineOutputSchema, roles: engineers },
} as const satisfies OperationsOf<'line-output'>;
