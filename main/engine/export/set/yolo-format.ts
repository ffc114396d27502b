import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { type LabelFormat, SPLITS } from './format.ts';
import { labelLines } from './label-lines.ts';
import { writeSetFile } from './set-file.ts';

/** Labels in YOLO format: `labels/<split>/<image>.txt`, and `data.yaml` with the classes by number. */
export async function yoloFormat(root: string, classes: readonly string[]): Promise<LabelFormat> {
  for (const split of SPLITS) await mkdir(path.join(root, 'labels', split), { recursive: true });
  return {
    add: (part, split, pictureName) => {
      const name = `labels/${split}/${path.parse(pictureName).name}.txt`;
      return writeSetFile(root, name, labelLines(part.boxes, classes, part));
    },
    finish: async () => [await writeSetFile(root, 'data.yaml', dataYaml(classes))],
  };
}

/** Class names by number: some trainers sort a plain list of names alphabetically. Without `path` the splits are found beside the file. */
function dataYaml(classes: readonly string[]): string {
  const names = new Map(classes.map((name, index) => [index, name]));
  return stringify({ train: 'images/train', val: 'images/val', test: 'images/test', names });
}
