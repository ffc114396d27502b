import path from 'node:path';

/** The files of a set by their names in lower case. */
export type KnownFiles = ReadonlyMap<string, readonly string[]>;

export function filesByName(files: readonly string[]): KnownFiles {
  return Map.groupBy(files, (file) => path.basename(file).toLowerCase());
}

/** Where a picture is; `none` if the set comes without it, `several` if it is unclear which file is meant. */
export type PicturePlace = { readonly at: string } | 'none' | 'several';

/**
 * The file that a label file means by a picture's name: the only one with that name or, of several, the one whose path ends with
 * the name, or which is beside the label file. Accepts names as tools on every system write them: with slashes of
 * either kind, URL-encoded, as `file://`, or in a URL's query.
 */
export function placeOfPicture(name: string, files: KnownFiles, besideFolder: string): PicturePlace {
  for (const way of waysToRead(name)) {
    const steps = way.split('/').filter((step) => step !== '' && step !== '.' && step !== '..');
    const candidates = files.get(steps.at(-1)?.toLowerCase() ?? '') ?? [];
    if (candidates.length > 0) return chosen(candidates, steps, besideFolder);
  }
  return 'none';
}

function chosen(candidates: readonly string[], steps: readonly string[], besideFolder: string): PicturePlace {
  const [first, ...others] = candidates;
  if (first === undefined) return 'none';
  if (others.length === 0) return { at: first };
  for (const isMeant of [
    (file: string) => path.dirname(file) === besideFolder,
    ...steps.map((_, skipped) => (file: string) => endsLike(file, steps.slice(skipped))),
  ]) {
    const [only, another] = candidates.filter(isMeant);
    if (only !== undefined && another === undefined) return { at: only };
    if (another !== undefined) return 'several';
  }
  return 'several';
}

function endsLike(file: string, steps: readonly string[]): boolean {
  return file.split(path.sep).slice(-steps.length).join('/') === steps.join('/');
}

/** What a picture's name may mean, plainest first; with forward slashes from the second on. */
export function waysToRead(name: string): readonly string[] {
  const slashes = name.replaceAll('\\', '/');
  const query = /[?&][^=&]*=([^&]+)/.exec(name)?.[1];
  const decoded = [name, query].flatMap((text) => (text === undefined ? [] : [unescaped(text)]));
  const plain = decoded.map((text) => text.replaceAll('\\', '/').replace(/^file:\/+/i, ''));
  return [...new Set([name, slashes, ...plain, ...plain.map((text) => text.replace(/[?#].*$/s, ''))])];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
