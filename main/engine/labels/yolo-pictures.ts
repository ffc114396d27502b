import { stat } from 'node:fs/promises';
import path from 'node:path';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { NO_FILE, readTextFile } from '../read-text-file.ts';
import { filesBelow } from './files-below.ts';

/** A picture of a set; `isThere` says whether the set has its bytes. */
export type SetPicture = { readonly at: string; readonly isThere: boolean };

/** The set's own folder, and where in it the set says it begins. */
export type SetFolders = { readonly home: string; readonly root: string };

const PICTURE = /\.(jpe?g|png|webp|tiff?|avif|bmp|gif)$/i;
const MOST_LIST_BYTES = 64_000_000;

/** The pictures of one place that a set names: a folder, or a text file with a picture per line. Null if it leads out of the set. */
export async function picturesAt(place: string, folders: SetFolders): Promise<Result<readonly SetPicture[]> | null> {
  const at = placeOf(place, folders);
  if (at === null) return null;
  if ((await stat(at).catch(() => null))?.isFile() === true) return listedIn(at, folders);
  const files = await filesBelow(at, (name) => PICTURE.test(name));
  return files.ok ? ok(files.value.map((file) => ({ at: file, isThere: true }))) : files;
}

/**
 * Where a place that the set names is: always in the set's own folder. Sets say where they were when they were made, by
 * `path` or, as Roboflow's do, by `../train/images` for what is beside the file.
 */
function placeOf(place: string, { home, root }: SetFolders): string | null {
  const slashed = place.replaceAll('\\', '/');
  const places = [path.resolve(root, slashed), path.resolve(home, slashed.replace(/^(\.\.\/)+/, ''))];
  return places.find((each) => isWithin(home, each)) ?? null;
}

export function isWithin(home: string, place: string): boolean {
  return place === home || place.startsWith(home.endsWith(path.sep) ? home : home + path.sep);
}

async function listedIn(list: string, folders: SetFolders): Promise<Result<readonly SetPicture[]>> {
  const text = await readTextFile(list, MOST_LIST_BYTES);
  if (text === NO_FILE) return ok([]);
  if (!text.ok) return text;
  const pictures: SetPicture[] = [];
  for (const line of text.value.split(/\r\n?|\n/)) {
    const name = line.trim();
    if (name === '') continue;
    const picture = await listed(name, path.dirname(list), folders);
    if (picture === null) return failed(entryRefused({ why: 'leads-out', figures: { file: list, folder: name } }));
    pictures.push(picture);
  }
  return ok(pictures);
}

/**
 * A picture that a list names: relative to the set's folders or the list's or, if the list says where it was on another
 * computer, by the end of its path. Null if everything left is outside the set.
 */
async function listed(name: string, beside: string, { home, root }: SetFolders): Promise<SetPicture | null> {
  const slashed = name.replaceAll('\\', '/');
  const steps = slashed.split('/').filter((step) => step !== '' && step !== '.' && step !== '..');
  const places = [root, beside, home].map((folder) => path.resolve(folder, slashed));
  const ends = steps.flatMap((_, skipped) =>
    [root, beside, home].map((folder) => path.join(folder, ...steps.slice(skipped))),
  );
  const inside = [...places, ...ends].filter((place) => isWithin(home, place));
  for (const at of inside) if ((await stat(at).catch(() => null))?.isFile() === true) return { at, isThere: true };
  const [likely] = inside;
  return likely === undefined ? null : { at: likely, isThere: false };
}
