import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  departureOf,
  learnUsual,
  oddBeside,
  PICTURES_TO_KNOW_MUCH,
  PICTURES_TO_LEARN,
} from '../../../main/domain/verdict/usual-picture.ts';
import type { SeenPicture } from '../../../preload/contract/parts/picture.ts';
import { layoutOfPart, seenPicture } from '../../support/files/seen-pictures.ts';

const TOLERANCE = 8;
const draws = Array.from({ length: PICTURES_TO_LEARN }, (_, i) => ((i * 37) % PICTURES_TO_LEARN) / PICTURES_TO_LEARN);
const usual = learnUsual(draws.map((draw) => seenPicture(draw)));
const departs = (changed: Partial<SeenPicture>) => departureOf(seenPicture(0.5, changed), usual, TOLERANCE);
const { optics, signs } = seenPicture(0.5);

test('a picture like the others is usual', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (draw) => {
      expect(departureOf(seenPicture(draw), usual, TOLERANCE)).toBeNull();
    }),
  );
});

test('a lamp that ages to two thirds, a little less focus and a camera that gains noise stay usual', () => {
  const dimmed = signs.layout.map((cell) => cell * 0.66);
  expect(
    departs({
      optics: { ...optics, brightness: 64, contrast: 26, sharpness: 60 },
      signs: { ...signs, layout: dimmed },
    }),
  ).toBeNull();
});

test('a picture without a part on it is unusual, however well it is lit', () => {
  const empty = Array.from(layoutOfPart(), (_, cell) => 90 + (cell % 16));
  expect(departs({ signs: { ...signs, layout: empty } })).toMatchObject({ sign: 'layout' });
  expect(departs({ signs: { ...signs, layout: empty.map(() => 90) } })).toMatchObject({ sign: 'layout', measured: 0 });
});

test.for([
  ['another size', { width: 640, height: 480 }, { sign: 'width', usual: 1280 }],
  ['a cut height', { height: 480 }, { sign: 'height', measured: 480, usual: 960 }],
  ['a height of which a fiftieth is missing', { height: 940 }, { sign: 'height', measured: 940, usual: 960 }],
  ['a lens cap half on', { optics: { ...optics, brightness: 20 } }, { sign: 'brightness' }],
  ['lost focus', { optics: { ...optics, sharpness: 2 } }, { sign: 'sharpness' }],
  ['snow', { optics: { ...optics, sharpness: 30_000 } }, { sign: expect.stringMatching('sharpness|noise') }],
  ['much that is overexposed', { signs: { ...signs, clipped: 0.6 } }, { sign: 'clipped' }],
  ['figures that are no numbers', { optics: { ...optics, contrast: Number.NaN } }, { sign: expect.any(String) }],
] as const)('%s is unusual', ([, changed, departure]) => {
  expect(departs(changed)).toMatchObject(departure);
});

test('a third of odd pictures among those that are learned from hides nothing', () => {
  const mixed = learnUsual(
    draws.map((draw, i) =>
      seenPicture(
        draw,
        i % 3 === 0 ? { width: 100, height: 90, optics: { brightness: 10, contrast: 3, sharpness: 1 } } : {},
      ),
    ),
  );
  expect(departureOf(seenPicture(0.5), mixed, TOLERANCE)).toBeNull();
  expect(departureOf(seenPicture(0.5, { width: 100, height: 90 }), mixed, TOLERANCE)).not.toBeNull();
});

test('where no two pictures are alike, as of loose goods, their layout says nothing', () => {
  const random = (seed: number) =>
    Array.from({ length: 256 }, (_, i) => (Math.imul(i + seed * 977, 2_654_435_761) >>> 24) & 255);
  const loose = learnUsual(draws.map((draw, i) => seenPicture(draw, { signs: { ...signs, layout: random(i + 1) } })));
  for (let seed = 100; seed < 130; seed += 1) {
    expect(departureOf(seenPicture(0.5, { signs: { ...signs, layout: random(seed) } }), loose, TOLERANCE)).toBeNull();
  }
});

test('faint noise alone is unusual beside a few pictures of a part, and usual beside plain parts that all look so', () => {
  const noise = seenPicture(0.5, { optics: { brightness: 120, contrast: 7.4, sharpness: 750 } });
  const few = draws.slice(0, PICTURES_TO_KNOW_MUCH).map((draw) => seenPicture(draw));
  expect(oddBeside(noise, few)).toMatchObject({ sign: 'noise', measured: expect.closeTo(13.7, 1) });
  expect(oddBeside(noise, few.slice(1))).toBeNull();
  expect(few.map((picture) => oddBeside(picture, few))).toEqual(few.map(() => null));
  expect(
    oddBeside(
      noise,
      few.map(() => noise),
    ),
  ).toBeNull();
  expect(oddBeside({ ...noise, optics: { ...noise.optics, sharpness: Number.NaN } }, few)).not.toBeNull();
});

test('another size is unusual beside a few pictures that all have one, and usual where sizes differ, as of parts that are cut out', () => {
  const few = draws.slice(0, PICTURES_TO_KNOW_MUCH).map((draw) => seenPicture(draw));
  const cut = seenPicture(0.5, { height: 900 });
  expect(oddBeside(cut, few)).toMatchObject({ sign: 'height', measured: 900, usual: 960 });
  expect(oddBeside(cut, few.slice(1))).toBeNull();
  const cutOut = few.map((picture, i) => ({ ...picture, height: 880 + 20 * i }));
  expect(oddBeside(cut, cutOut)).toBeNull();
});
