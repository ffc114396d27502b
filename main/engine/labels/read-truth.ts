import { stat } from 'node:fs/promises';
import path from 'node:path';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { trueBoxes } from '../../truth/true-boxes.ts';
import { type TruthRecord, truthRecordSchema } from '../../truth/truth.ts';
import { TRUTH_LOG } from '../../truth/truth-log.ts';
import { NO_FILE, readTextFile } from '../read-text-file.ts';
import type { LabelSet, PictureLabels } from './picture-labels.ts';

/** Some million parts. */
const MOST_BYTES = 400_000_000;
/** Where the camera's pictures may be, relative to the log's folder: beside it, as a simulated line keeps them, or in it. */
const CAMERA_FOLDERS = [path.join('..', 'camera'), '.'];

/**
 * What a simulated line knows about the parts it made, from its truth log: every picture with the boxes of the defects that are reason
 * to reject. Copies, and files damaged on purpose, show no part whose truth could be told.
 */
export async function readTruth(log: string): Promise<Result<LabelSet>> {
  const text = await readTextFile(log, MOST_BYTES);
  if (text === NO_FILE) return failed(notFound('file', log));
  if (!text.ok) return text;
  const records: TruthRecord[] = [];
  const lines = text.value.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const record = truthRecordSchema.safeParse(parsed(line));
    // The last line is empty, is perhaps still being written, or was left unfinished by an editor.
    if (!record.success && index === lines.length - 1) break;
    if (!record.success)
      return failed(entryRefused({ why: 'no-part', figures: { file: log, line: String(index + 1) } }));
    if (record.data.damage === null && record.data.duplicateOf === null) records.push(record.data);
  }
  const folder = path.dirname(log);
  const pictures: PictureLabels[] = [];
  for (const record of records) pictures.push(labelsOf(record, await pictureOf(folder, record.file)));
  return ok({ pictures, strays: [] });
}

/** The truth log that a path names, directly or by its folder; null if there is none. */
export async function truthLogAt(from: string): Promise<string | null> {
  if (path.basename(from) === TRUTH_LOG) return from;
  const inside = path.join(from, TRUTH_LOG);
  return (await stat(inside).catch(() => null))?.isFile() === true ? inside : null;
}

function labelsOf({ file, width, height, defects, isBad }: TruthRecord, picture: string | null): PictureLabels {
  const boxes = trueBoxes({ defects }).map((box) => ({ ...box, origin: 'model' as const }));
  return {
    file,
    path: picture,
    origin: 'simulator',
    boxesIn: (size) => {
      if (size.width !== width || size.height !== height) return 'other-size';
      const isUsable = isBad === boxes.length > 0 && boxes.every(({ box }) => box.width > 0 && box.height > 0);
      return isUsable ? boxes : 'bad-label';
    },
  };
}

async function pictureOf(folder: string, file: string): Promise<string | null> {
  for (const camera of CAMERA_FOLDERS) {
    const home = path.join(folder, camera);
    const candidate = path.join(home, file);
    if (path.relative(home, candidate).startsWith('..')) continue;
    if ((await stat(candidate).catch(() => null))?.isFile() === true) return candidate;
  }
  return null;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
