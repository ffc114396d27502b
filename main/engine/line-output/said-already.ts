import { z } from 'zod';

/**
 * What makes two texts one message. Names of lanes and people may have been changed since, and whether messages are signed;
 * they are not what the line is told.
 */
const gistSchema = z.object({
  station: z.string().optional(),
  epoch: z.number().optional(),
  sequence: z.number(),
  kind: z.string(),
  part: z.number().optional(),
  supersedes: z.number().nullish(),
  signal: z.string(),
  disposition: z.object({ id: z.number(), kind: z.string() }).nullable(),
  file: z.string(),
  inspectionId: z.number().nullable(),
  capturedAt: z.string(),
  decidedAt: z.string(),
});

/** What a Lupa before epochs left out. */
const OPTIONAL = ['station', 'epoch', 'part', 'supersedes'] as const;

/**
 * Whether the file that has the name of a message already says the same. A text that is no message at all, as a power cut
 * leaves one, says nothing that must be kept.
 */
export function isSaidAlready(found: string, message: string): boolean {
  const before = gistOf(found);
  const now = gistOf(message);
  if (before === null) return true;
  // Its record can no longer be read: what was said under the number was right, and ERROR in its place lets nothing through.
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
