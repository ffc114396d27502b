import { z } from 'zod';
import { dispositionKindSchema } from '../station/recipe.ts';

/** What the line is told. HOLD waits for a person; ERROR means reject. */
export const signalSchema = z.enum(['PASS', 'FAIL', 'HOLD', 'ERROR']);
export type Signal = z.infer<typeof signalSchema>;

/** What the line does with a part, by the newest message about it. RECALL: find it and take it out; no other word follows. */
export const lineStateSchema = z.union([signalSchema, dispositionKindSchema, z.literal('RECALL')]);
export type LineState = z.infer<typeof lineStateSchema>;
