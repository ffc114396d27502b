import { z } from 'zod';

/** What faults carried before each of their cases had a key: English words, beside them the key where there was one. */
const olderSchema = z.looseObject({
  code: z.string(),
  reason: z.string().optional(),
  detail: z.string().optional(),
  what: z.string().optional(),
  issues: z.array(z.string()).optional(),
  damage: z.string().optional(),
  trouble: z.string().optional(),
  since: z.string().optional(),
  why: z.string().optional(),
  said: z.object({ why: z.string(), figures: z.record(z.string(), z.union([z.string(), z.number()])) }).optional(),
});
type Older = z.infer<typeof olderSchema>;

/**
 * A fault as it is written today, from how a Lupa up to 0.9 wrote it. What has no key is kept in the words that stand there, as the
 * case `noted`. Anything else is left as it is, for the schema to judge.
 */
export function asToday(stored: unknown): unknown {
  const read = olderSchema.safeParse(stored);
  if (!read.success || 'figures' in read.data) return stored;
  const { code } = read.data;
  const translate = isTranslated(code) ? TRANSLATED[code] : null;
  return translate === null ? stored : { code, ...translate(read.data) };
}

const noted = (complaint: string) => ({ why: 'noted', figures: { complaint } });
const named = (why: string | undefined, name: string | undefined) => ({ why, figures: name ? { name } : {} });
const saidOrNoted = ({ said, reason = '' }: Older) => said ?? noted(reason);

const TRANSLATED = {
  'bad-request': ({ said, issues = [] }: Older) => said ?? noted(issues.join('; ')),
  'not-found': ({ said, what = '' }: Older) => said ?? noted(what),
  conflict: ({ why, detail, reason }: Older) =>
    why === undefined || why === 'noted' ? noted(detail ?? reason ?? '') : named(why, detail),
  'folder-unusable': ({ path, trouble, reason = '' }: Older) => ({
    path,
    ...(trouble === undefined ? noted(reason) : { why: trouble, figures: {} }),
  }),
  'store-unusable': (older: Older) => ({ path: older.path, ...saidOrNoted(older) }),
  'record-unreadable': ({ what, complaint, reason }: Older) => ({ what, complaint: complaint ?? reason }),
  'record-unwritable': ({ complaint, reason }: Older) => ({ complaint: complaint ?? reason }),
  'file-forbidden': ({ complaint, reason }: Older) => ({ complaint: complaint ?? reason }),
  'line-told': ({ since, ...rest }: Older) => ({ ...rest, why: rest.why ?? since }),
  'line-folder': ({ path, why, detail }: Older) => ({ path, ...named(why, detail) }),
  'image-unreadable': ({ damage, reason = '' }: Older) => ({
    why: damage ?? 'noted',
    figures: { complaint: reason },
  }),
  'picture-unfit': ({ trouble, ...rest }: Older) => ({ ...rest, why: rest.why ?? trouble }),
  'model-refused': saidOrNoted,
  'detector-failed': saidOrNoted,
  'model-troubled': ({ trouble, detail = '' }: Older) => ({ why: trouble, figures: { complaint: detail } }),
} as const;

function isTranslated(code: string): code is keyof typeof TRANSLATED {
  return Object.hasOwn(TRANSLATED, code);
}
