import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { updateSourceSchema } from '../../../preload/contract/station/updates.ts';
import { instantSchema } from '../../../preload/contract/values/units.ts';
import { renamePatiently } from '../../patient-files.ts';
import { parsedJson } from './seal.ts';

const savedSchema = z.object({
  source: updateSourceSchema,
  /** PEM; null: the package's own. */
  publicKey: z.string().nullable(),
  /** When the newest trusted feed was made, as stored by an earlier version. */
  seenFeedOf: instantSchema.nullable(),
  /** The same by the fingerprint of the signing key: whatever source it comes from, an older feed is never accepted. */
  seenFeeds: z.record(z.string(), instantSchema).default({}),
  checkedAt: instantSchema.nullable(),
});
export type Saved = Readonly<z.infer<typeof savedSchema>>;

const NOTHING: Saved = { source: { kind: 'off' }, publicKey: null, seenFeedOf: null, seenFeeds: {}, checkedAt: null };

/** The stored state of updates. A missing or unreadable file means off: nobody is contacted by mistake. */
export async function readSaved(file: string): Promise<Saved> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return savedSchema.safeParse(parsedJson(text)).data ?? NOTHING;
}

export async function writeSaved(file: string, saved: Saved): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.part`, `${JSON.stringify(saved, null, 2)}\n`);
  await renamePatiently(`${file}.part`, file);
}
