import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { folderUnusable } from '../../../preload/contract/faults/folder-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Reference } from '../../../preload/contract/parts/reference.ts';
import type { LabelTrouble } from '../../../preload/contract/station/transfer.ts';
import type { Size } from '../../../preload/contract/values/geometry.ts';
import { isDamagedName } from '../ingest/names/file-name.ts';
import { isPictureName } from '../ingest/names/file-name-rule.ts';
import type { PictureLabels } from '../labels/picture-labels.ts';
import { readLabels } from '../labels/read-labels.ts';

export type KnownAnswer = Pick<Reference, 'isBad' | 'classNames' | 'boxes'>;

/** A picture with a known answer. */
export type AnsweredPicture = {
  readonly file: string;
  /** Where its bytes are; null if the set comes without them. */
  readonly path: string | null;
  /** The answer for a picture of this size, or why it cannot be used. */
  readonly answerIn: (size: Size) => KnownAnswer | LabelTrouble;
};

/** The pictures of a folder, and its label files with boxes that belong to no picture. */
export type AnswerSet = { readonly pictures: readonly AnsweredPicture[]; readonly strays: readonly string[] };

/** Folder names, in the station's two languages and as makers of data sets write them. */
const GOOD = /^(good|ok|pass|accept|buen[ao]s?|bien)$/i;
const BAD = /^(bad|ng|fail|reject|defect(ive)?|mal[ao]s?|defectuos[ao]s?)$/i;

/**
 * The pictures of a folder with their known answers: labels in YOLO or COCO form or, without labels, the names of the folders:
 * `good` for good parts, and the name of a defect class, or `bad`, for bad ones.
 */
export async function readAnswers(from: string): Promise<Result<AnswerSet>> {
  const sorted = await readSorted(from);
  if (sorted.length > 0) return ok({ pictures: sorted, strays: [] });
  const labels = await readLabels(from);
  if (labels.ok) return ok({ pictures: labels.value.pictures.map(answered), strays: labels.value.strays });
  const hasNone = labels.fault.code === 'folder-unusable' && labels.fault.why === 'no-labels';
  return hasNone ? failed(folderUnusable(from, 'no-answers')) : labels;
}

function answered({ file, path: at, boxesIn }: PictureLabels): AnsweredPicture {
  return {
    file,
    path: at,
    answerIn: (size) => {
      const boxes = boxesIn(size);
      if (typeof boxes === 'string') return boxes;
      const classNames = [...new Set(boxes.map(({ className }) => className))];
      return { isBad: boxes.length > 0, classNames, boxes: [...boxes] };
    },
  };
}

/** Pictures one folder down, where the folder names are the answers; none if there are labels beside them. */
async function readSorted(from: string): Promise<readonly AnsweredPicture[]> {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => []);
  const names = entries.map(({ name }) => name);
  const isLabelled = names.some((name) => /^(data\.ya?ml|annotations|images|labels)$|\.json$/i.test(name));
  if (isLabelled) return [];
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const pictures: AnsweredPicture[] = [];
  for (const { name } of folders.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const files = (await readdir(path.join(from, name), { withFileTypes: true }))
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => entry.name);
    for (const file of files.filter((name) => isPictureName(name) && !isDamagedName(name)).toSorted()) {
      pictures.push({ file: path.join(name, file), path: path.join(from, name, file), answerIn: () => answerOf(name) });
    }
  }
  return pictures;
}

function answerOf(folder: string): KnownAnswer {
  if (GOOD.test(folder)) return { isBad: false, classNames: [], boxes: [] };
  return { isBad: true, classNames: BAD.test(folder) ? [] : [folder], boxes: [] };
}
