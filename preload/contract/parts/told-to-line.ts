import { z } from 'zod';
import { instantSchema } from '../values/units.ts';
import { lineStateSchema } from './signal.ts';

/** What the line was last told about a part. */
export const toldToLineSchema = z.object({
  state: lineStateSchema,
  at: instantSchema,
  /** Identifies the message within these records, for a correction to name what its author has read. */
  message: z.number().int().positive(),
  /** Its number within its epoch, as sent to the line. */
  number: z.number().int().positive(),
  /** `timeout`: nobody had answered in time. */
  why: z.enum(['timeout', 'said']),
  /** Whether it let the part move on. */
  isGoing: z.boolean(),
  /** Whether its file is known to be on disk. */
  isWritten: z.boolean(),
});
export type ToldToLine = Readonly<z.infer<typeof toldToLineSchema>>;
