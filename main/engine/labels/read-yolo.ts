import path from 'node:path';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { NO_FILE, readTextFile } from '../read-text-file.ts';
import type { LabelSet, PictureLabels } from './picture-labels.ts';
import { readClassList, readDescription, type YoloDescription } from './yolo-description.ts';
import { boxesInPixels, type YoloBox, yoloBoxes } from './yolo-labels.ts';
import { isWithin, picturesAt, type SetPicture } from './yolo-pictures.ts';

const MOST_LABEL_BYTES = 1_000_000;
/** All label files of a set together. */
const MOST_SET_BYTES = 256_000_000;

/** What a label file says: nothing if it is missing, `null` if it is not a label file. */
type FoundLabels = { readonly isThere: boolean; readonly boxes: readonly YoloBox[] | null };

/** The labels of a set in YOLO form, by its `data.yaml`, or by a `classes.txt` beside the folders images and labels. */
export async function readYolo(file: string): Promise<Result<LabelSet>> {
  const description = await (path.extname(file).toLowerCase() === '.txt' ? readClassList : readDescription)(file);
  if (!description.ok) return description;
  const home = path.resolve(path.dirname(file));
  const named = path.resolve(home, description.value.path.replaceAll('\\', '/'));
  const root = isWithin(home, named) ? named : home;
  const pictures = new Map<string, SetPicture>();
  for (const place of description.value.places) {
    const found = await picturesAt(place, { home, root });
    if (found === null) return leadsOut(file, place);
    if (!found.ok) return found;
    for (const picture of found.value) pictures.set(picture.at, picture);
  }
  if (root !== named && pictures.size === 0) return leadsOut(file, named);
  return labelled([...pictures.values()], description.value, root);
}

function leadsOut(file: string, folder: string) {
  return failed(entryRefused({ why: 'leads-out', figures: { file, folder } }));
}

async function labelled(
  pictures: readonly SetPicture[],
  { classes }: YoloDescription,
  root: string,
): Promise<Result<LabelSet>> {
  const sharing = Map.groupBy(pictures, ({ at }) => labelFileOf(at));
  const labels: PictureLabels[] = [];
  let bytes = 0;
  for (const { at, isThere } of pictures) {
    const labelFile = labelFileOf(at);
    const isShared = (sharing.get(labelFile) ?? []).length > 1;
    const found = await labelsIn(labelFile);
    if (!found.ok) return found;
    bytes += found.value.bytes;
    if (bytes > MOST_SET_BYTES)
      return failed(
        entryRefused({ why: 'file-too-large', figures: { file: root, limit: `${MOST_SET_BYTES / 1_000_000} MB` } }),
      );
    const { isThere: isLabelled, boxes } = found.value;
    labels.push({
      file: path.relative(root, at),
      path: isThere ? at : null,
      origin: 'imported',
      boxesIn: (size) => {
        if (!isLabelled) return 'no-label';
        if (isShared) return 'one-label-file';
        return boxes === null ? 'bad-label' : boxesInPixels(boxes, classes, size);
      },
    });
  }
  return ok({ pictures: labels, strays: [] });
}

/** `…/images/…/name.jpg` → `…/labels/…/name.txt`; the last folder named images counts. */
function labelFileOf(picture: string): string {
  const parts = picture.split(path.sep);
  const at = parts.lastIndexOf('images');
  if (at >= 0) parts[at] = 'labels';
  const { dir, name } = path.parse(parts.join(path.sep));
  return path.join(dir, `${name}.txt`);
}

/** An unreadable label file spoils only its own picture. */
async function labelsIn(file: string): Promise<Result<FoundLabels & { readonly bytes: number }>> {
  const text = await readTextFile(file, MOST_LABEL_BYTES);
  if (text === NO_FILE) return ok({ isThere: false, boxes: null, bytes: 0 });
  if (!text.ok && text.fault.code !== 'bad-request') return text;
  return ok({ isThere: true, boxes: text.ok ? yoloBoxes(text.value) : null, bytes: text.ok ? text.value.length : 0 });
}
