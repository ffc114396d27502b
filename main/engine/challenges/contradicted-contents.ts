import { stat } from 'node:fs/promises';
import type { Size } from '../../../preload/contract/values/geometry.ts';
import { fileDigest } from '../file-digest.ts';
import { contradictions } from '../labels/contradictions.ts';
import { saySame } from '../labels/same-boxes.ts';
import type { AnsweredPicture, KnownAnswer } from './read-answers.ts';

type Located = AnsweredPicture & { readonly path: string };

/**
 * The SHA-256 of each content with two answers in a folder: copies of one picture with different answers. Reads only files of equal
 * length. `sizeOf`: the size of a file's picture; null if it cannot be told.
 */
export async function contradictedContents(
  pictures: readonly AnsweredPicture[],
  sizeOf: (file: string) => Promise<Size | null>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const claims = [];
  for (const alike of (await ofOneLength(pictures)).values()) {
    const contents = new Map<string, Located[]>();
    for (const picture of alike) {
      signal.throwIfAborted();
      const content = await contentOf(picture.path);
      contents.set(content, [...(contents.get(content) ?? []), picture]);
    }
    for (const [content, copies] of contents) {
      const [first] = copies;
      const size = copies.length > 1 && first !== undefined ? await sizeOf(first.path) : null;
      if (size !== null) for (const { answerIn } of copies) claims.push([content, answerIn(size)] as const);
    }
  }
  return contradictions(claims, areSameAnswers);
}

/** The SHA-256 of a file's content, in hexadecimal digits. */
export async function contentOf(file: string): Promise<string> {
  return (await fileDigest(file)).toString('hex');
}

/** Files with the same length as another one. */
async function ofOneLength(pictures: readonly AnsweredPicture[]): Promise<ReadonlyMap<number, readonly Located[]>> {
  const lengths = new Map<number, Located[]>();
  for (const picture of pictures) {
    const { path } = picture;
    if (path === null) continue;
    const stats = await stat(path).catch(() => null);
    if (stats?.isFile() === true) lengths.set(stats.size, [...(lengths.get(stats.size) ?? []), { ...picture, path }]);
  }
  return new Map([...lengths].filter(([, alike]) => alike.length > 1));
}

function areSameAnswers(one: KnownAnswer, other: KnownAnswer): boolean {
  const classes = (answer: KnownAnswer) => answer.classNames.toSorted().join('\n');
  return one.isBad === other.isBad && classes(one) === classes(other) && saySame(one.boxes, other.boxes);
}
