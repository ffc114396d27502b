import { seededRandom } from '../../main/domain/statistics/seeded-random.ts';
import type { Judge, Judgement } from './judge.ts';
import { mutate } from './mutate.ts';
import { originals } from './originals.ts';

export type Damaged = {
  readonly seed: number;
  readonly format: string;
  readonly mutation: string;
  readonly bytes: Buffer;
};

/** The damaged file of each seed, all of the same bad part. */
export async function damagedPictures(): Promise<(seed: number) => Damaged> {
  const files = await originals();
  return (seed) => {
    const random = seededRandom(seed);
    const [format, bytes] = pick(files, random());
    const [, other] = pick(files, random());
    const { name, bytes: damaged } = mutate(bytes, other, random);
    return { seed, format, mutation: name, bytes: damaged };
  };
}

function pick<T>(list: readonly T[], draw: number): T {
  const picked = list[Math.floor(draw * list.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

/** Judges the damaged files of some seeds one after the other. The part is bad: none of them may pass. */
export async function* judgeDamaged(
  judge: Judge,
  from: number,
  count: number,
): AsyncGenerator<Damaged & { judgement: Judgement }> {
  const make = await damagedPictures();
  for (let seed = from; seed < from + count; seed += 1) {
    const damaged = make(seed);
    yield { ...damaged, judgement: await judge(damaged.bytes) };
  }
}
