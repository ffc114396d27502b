import { z } from 'zod';

/**
 * What makes two texts the same message. Names of lanes and people may have changed since, and whether messages are signed;
 * the line is not told by these.
 */
const gistSchema = z.object({
  station: z.string().optional(),
  epoch: z.number().optional(),
  sequence: z.number(),
  kind: z.string(),
  part: z.number().optional(),
  supersedes: z.number().nullish(),
  recalls: z.object({ station: z.string(), epoch: z.number(), sequence: z.number() }).optional(),
  signal: z.string(),
  disposition: z.object({ id: z.number(), kind: z.string() }).nullable(),
  file: z.string(),
  inspectionId: z.number().nullable(),
  capturedAt: z.string(),
  decidedAt: z.string(),
});

/** Left out by Lupa versions before epochs. */
const OPTIONAL = ['station', 'epoch', 'part', 'supersedes'] as const;

/**
 * Whether the file with the name of a message already says the same. A text that is not a message, as left by a power
 * cut, says nothing worth keeping.
 */
export function isSaidAlready(found: string, message: string): boolean {
  const before = gistOf(found);
  const now = gistOf(message);
  if (before === null) return true;
  // Its record can no longer be read: what was said under the number was right, and ERROR instead lets nothing through.
  if (now?.signal === 'ERROR' && now.disposition === null && before.sequence === now.sequence) return true;
  if (now === null) throw new Error('A message that is about to be written is no message');
  for (const key of OPTIONAL) if (before[key] === undefined) delete now[key];
  return JSON.stringify(before) === JSON.stringify(now);
}

function gistOf(text: string): z.infer<typeof gistSchema> | null {
  try {
    return gistSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
