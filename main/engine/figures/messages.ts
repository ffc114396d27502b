import { z } from 'zod';
import { faultSchema } from '../../../preload/contract/faults/result.ts';
import { actorSchema } from '../../../preload/contract/people/person.ts';
import { engineAnswerSchema } from '../../../preload/contract/transport/engine-messages.ts';

/** What the process that adds up figures is asked: an operation with its parsed input, and the time. */
export const figureCallSchema = z.object({
  id: z.number(),
  name: z.string(),
  input: z.unknown(),
  actor: actorSchema,
  moment: z.object({ at: z.number(), steady: z.number() }),
});
export type FigureCall = z.infer<typeof figureCallSchema>;

/** Its answer, with the rows it found invalid and, if it was a bug, what was thrown. */
export const figureAnswerSchema = z.object({
  id: z.number(),
  result: engineAnswerSchema,
  unreadable: z.array(z.object({ what: z.string(), fault: faultSchema })),
  bug: z.string().nullable(),
});
export type FigureAnswer = z.infer<typeof figureAnswerSchema>;
