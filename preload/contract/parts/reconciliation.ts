import { z } from 'zod';

/** Proof that no part was lost: every file that appeared in a lane ends in exactly one of these. */
export const reconciliationSchema = z.object({
  /** Files that are or were in the camera folder. */
  seen: z.number().int(),
  decided: z.number().int(),
  /** Of the decided ones, those that a person still has to look at. */
  inReview: z.number().int(),
  /** Complete or not, still to be taken. */
  waiting: z.number().int(),
  unreadable: z.number().int(),
  duplicate: z.number().int(),
  /** Not an image by its name, or temporary: ignored by rule. */
  ignored: z.number().int(),
  /** Must be 0. */
  unaccounted: z.number().int(),
  unaccountedFiles: z.array(z.string()),
});
export type Reconciliation = Readonly<z.infer<typeof reconciliationSchema>>;
