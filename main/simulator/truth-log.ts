import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type TruthRecord, truthRecordSchema } from './truth.ts';

/** Name of the log in its folder; one JSON object a line. */
const TRUTH_LOG = 'truth.jsonl';

export type TruthLog = Readonly<{ add: (record: TruthRecord) => Promise<void> }>;

/** Opens the log for appending; `null` for nowhere keeps nothing. */
export async function openTruthLog(folder: string | null): Promise<TruthLog> {
  if (folder === null) return { add: async () => {} };
  await mkdir(folder, { recursive: true });
  return { add: async (record) => await appendFile(path.join(folder, TRUTH_LOG), `${JSON.stringify(record)}\n`) };
}

/** All that a log holds, by file. */
export async function readTruthLog(folder: string): Promise<ReadonlyMap<string, TruthRecord>> {
  const text = await readFile(path.join(folder, TRUTH_LOG), 'utf8');
  const records = text.split('\n').filter((line) => line !== '');
  return new Map(
    records.map((line) => truthRecordSchema.parse(JSON.parse(line))).map((record) => [record.file, record]),
  );
}
