import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../../main/domain/statistics/seeded-random.ts';
import { mutate } from './mutate.ts';
import { originals } from './originals.ts';

/** A file of the bad part as it may arrive. The same name, or number, means the same bytes. */
export type Damaged = Readonly<{ name: string; format: string; bytes: Buffer }>;

/** Files that passed once. Whatever a run finds is put here, and stays. */
export const CORPUS = path.join(import.meta.dirname, 'corpus');

export function corpus(): readonly Damaged[] {
  return readdirSync(CORPUS).map((name) => ({ name, format: 'corpus', bytes: readFileSync(path.join(CORPUS, name)) }));
}

/** The damaged file of each number, all of the same bad part. */
export async function damagedPictures(): Promise<(number: number) => Damaged> {
  const files = await originals();
  return (number) => {
    const random = seededRandom(number);
    const [format, bytes] = pick(files, random());
    const [, other] = pick(files, random());
    const { name, bytes: damaged } = mutate(bytes, other, random);
    return { name: `${number}: ${format}, ${name}`, format, bytes: damaged };
  };
}

function pick<T>(list: readonly T[], draw: number): T {
  const picked = list[Math.floor(draw * list.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
