import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { entryRefused } from '../../../preload/contract/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { trueBoxes } from '../../simulator/true-boxes.ts';
import { type TruthRecord, truthRecordSchema } from '../../simulator/truth.ts';
import { TRUTH_LOG } from '../../simulator/truth-log.ts';
import type { PictureLabels } from './picture-labels.ts';

/** Where the camera's pictures may lie, seen from the folder of the log: beside it, as a simulated line keeps them, or in it. */
const CAMERA_FOLDERS = [path.join('..', 'camera'), '.'];

/**
 * What a simulated line knows of the parts that it made, by its truth log: every picture with the boxes of the defects that are reason
 * to reject. Copies, and files that were damaged on purpose, show no part whose truth could be told.
 */
export async function readTruth(log: string): Promise<Result<readonly PictureLabels[]>> {
  const records: TruthRecord[] = [];
  // The last line may still be being written.
  for (const [index, line] of (await readFile(log, 'utf8')).split('\n').slice(0, -1).entries()) {
    const record = truthRecordSchema.safeParse(parsed(line));
    if (!record.success)
      return failed(entryRefused({ why: 'no-part', figures: { file: log, line: String(index + 1) } }));
    if (record.data.damage === null && record.data.duplicateOf === null) records.push(record.data);
  }
  const folder = path.dirname(log);
  const pictures: PictureLabels[] = [];
  for (const record of records) pictures.push(labelsOf(record, await pictureOf(folder, record.file)));
  return ok(pictures);
}

/** The truth log that a path names, by itself or by its folder; null where there is none. */
export async function truthLogAt(from: string): Promise<string | null> {
  if (path.basename(from) === TRUTH_LOG) return from;
  const inside = path.join(from, TRUTH_LOG);
  return (await stat(inside).catch(() => null))?.isFile() === true ? inside : null;
}

function labelsOf({ file, width, height, defects }: TruthRecord, picture: string | null): PictureLabels {
  const boxes = trueBoxes({ defects }).map((box) => ({ ...box, origin: 'model' as const }));
  return {
    file,
    path: picture,
    origin: 'simulator',
    boxesIn: (size) => (size.width === width && size.height === height ? boxes : 'other-size'),
  };
}

async function pictureOf(folder: string, file: string): Promise<string | null> {
  for (const camera of CAMERA_FOLDERS) {
    const candidate = path.join(folder, camera, file);
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
