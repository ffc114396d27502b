import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coco, labelStation } from '../../support/station/label-station.ts';
import { FUZZ_TIMEOUT_MS, fuzzing } from './fuzzing.ts';

type Coco = ReturnType<typeof coco>;

/** What may go wrong with a COCO file on its way. None of it can turn one answer into the other without a trace in the file. */
const MISHAPS: Readonly<Record<string, (labels: Coco, at: number) => void>> = {
  'listed again': ({ images }, at) => again(images, at, 90 + at),
  'listed again with a box': ({ images, annotations }, at) => {
    again(images, at, 80 + at);
    push(annotations, boxOf(80 + at));
  },
  'number of another': ({ images }, at) => Object.assign(pick(images, at) ?? {}, { id: pick(images, at + 1)?.id }),
  'box of no picture': ({ annotations }, at) => Object.assign(pick(annotations, at) ?? {}, { image_id: 999 }),
  'one more box of no picture': ({ annotations }) => push(annotations, boxOf(998)),
  'box without area': ({ annotations, images }, at) =>
    push(annotations, { ...boxOf(pick(images, at)?.id), bbox: [5, 5, 0, 9] }),
  'box outside': ({ annotations, images }, at) =>
    push(annotations, { ...boxOf(pick(images, at)?.id), bbox: [900, 5, 9, 9] }),
  'box of no class': ({ annotations }, at) => Object.assign(pick(annotations, at) ?? {}, { category_id: 77 }),
  'class is gone': ({ categories }) => categories.splice(0, 1),
  'class twice': ({ categories }) => push(categories, { id: 1, name: 'stain' }),
  'numbers as texts': ({ images }, at) => Object.assign(pick(images, at) ?? {}, { id: String(pick(images, at)?.id) }),
  'another size': ({ images }, at) => Object.assign(pick(images, at) ?? {}, { width: 1, height: 1 }),
  'picture is not listed': ({ images }, at) => images.splice(at % Math.max(1, images.length), 1),
  'in another order': ({ images, annotations }) => {
    images.reverse();
    annotations.reverse();
  },
};

/** A picture under the number of another one that is then left out reads like a set without any mishap: nobody could tell. */
function leavesATrace(mishaps: readonly { readonly what: string }[]): boolean {
  const has = (what: string) => mishaps.some((mishap) => mishap.what === what);
  return !(has('number of another') && has('picture is not listed'));
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}

function again(images: Coco['images'], at: number, id: number): void {
  const image = pick(images, at);
  if (image !== undefined) images.push({ ...image, id });
}

function push<T>(list: T[], item: T): void {
  list.push(item);
}

function boxOf(image_id: unknown): Coco['annotations'][number] {
  return { id: 500, image_id, category_id: 1, bbox: [64, 48, 64, 96] };
}

test(
  'whatever is wrong with a set, no bad part is agreed to be good and no good one bad, and every image is accounted for',
  async () => {
    const station = await labelStation();
    const mishap = fc.record({ what: fc.constantFrom(...Object.keys(MISHAPS)), at: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.boolean(), fc.boolean()),
        fc.array(mishap, { maxLength: 4 }).filter(leavesATrace),
        async (truth, mishaps) => {
          station.store.write.run('DELETE FROM reference');
          const { folder, text, picture } = station.set();
          const labels = coco();
          labels.annotations = truth.flatMap((isBad, index) => (isBad ? [boxOf(index + 1)] : []));
          for (const { what, at } of mishaps) MISHAPS[what]?.(labels, at);
          // A second list of the same pictures that gives one a box says of a good part that it is bad: that is a lie, not a mishap.
          picture(1, 'images/a_S1.jpg');
          picture(2, 'images/a_S2.jpg');
          text('annotations/a.json', JSON.stringify(labels));
          const report = await station.tryToBring(folder);
          // What is no COCO any more is refused, and nothing is taken.
          if (report === null) {
            expect(station.agreed()).toEqual(['nothing', 'nothing']);
            return;
          }
          const { byContent, byName, unknown, ambiguous, broken, contradicting } = report;
          expect(byContent + byName + unknown + ambiguous + broken + contradicting).toBe(report.pictures);
          const agreed = station.agreed();
          truth.forEach((isBad, index) => {
            const said = agreed[index];
            if (said === 'nothing') return;
            expect(said === 'good', JSON.stringify({ isBad, said, labels })).toBe(!isBad);
          });
        },
      ),
      fuzzing(60),
    );
  },
  FUZZ_TIMEOUT_MS,
);
