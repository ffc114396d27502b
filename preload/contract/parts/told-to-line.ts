import { z } from 'zod';
import { instantSchema } from '../values/units.ts';
import { lineStateSchema } from './signal.ts';

/** What the line was last told of a part. */
export const toldToLineSchema = z.object({
  state: lineStateSchema,
  at: instantSchema,
  /** Names the message within these records, as a correction names what its author has read. */
  message: z.number().int().positive(),
  /** Its number within its epoch, as the line knows it. */
  number: z.number().int().positive(),
  /** `timeout`: nobody had answered in time. */
  why: z.enum(['timeout', 'said']),
  /** Whether the part went on by it. */
  isGoing: z.boolean(),
  /** Whether its file is known to be on disk. */
  isWritten: z.boolean(),
});
export type ToldToLine = Readonly<z.infer<typeof toldToLineSchema>>;
