import { appendFile, open } from 'node:fs/promises';
import path from 'node:path';
import { ensureFolder } from '../ensure-folder.ts';
import { type TruthRecord, truthRecordSchema } from './truth.ts';

/** Name of the log in its folder; one JSON object a line. */
export const TRUTH_LOG = 'truth.jsonl';

export type TruthLog = Readonly<{ add: (record: TruthRecord) => Promise<void> }>;

/** Opens the log for appending; `null` keeps nothing. */
export async function openTruthLog(folder: string | null): Promise<TruthLog> {
  if (folder === null) return { add: async () => {} };
  await ensureFolder(folder);
  return { add: async (record) => await appendFile(path.join(folder, TRUTH_LOG), `${JSON.stringify(record)}\n`) };
}

/** Everything in a log, by file. */
export async function readTruthLog(folder: string): Promise<ReadonlyMap<string, TruthRecord>> {
  const { records } = await recordsFrom(folder, 0);
  return new Map(records.map((record) => [record.file, record]));
}

/**
 * Looks records up by file name without lane folders, while the line goes on writing: continues reading where it stopped if a
 * name is not known yet. Null if the log does not have it.
 */
export function followTruthLog(folder: string): (fileName: string) => Promise<TruthRecord | null> {
  const known = new Map<string, TruthRecord>();
  let position = 0;
  return async (fileName) => {
    const name = path.posix.basename(fileName);
    if (!known.has(name)) {
      const { records, end } = await recordsFrom(folder, position);
      position = end;
      for (const record of records) known.set(path.posix.basename(record.file), record);
    }
    return known.get(name) ?? null;
  };
}

/** The complete lines from a byte position on, and the position after them. */
async function recordsFrom(folder: string, position: number): Promise<{ records: TruthRecord[]; end: number }> {
  const file = await open(path.join(folder, TRUTH_LOG), 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.max(0, size - position));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
    const whole = bytes.subarray(0, bytes.subarray(0, bytesRead).lastIndexOf('\n') + 1);
    const lines = whole.toString('utf8').split('\n').slice(0, -1);
    return { records: lines.map((line) => truthRecordSchema.parse(JSON.parse(line))), end: position + whole.length };
  } finally {
    await file.close();
  }
}
