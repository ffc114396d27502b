import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GoldenLook } from '../../../main/domain/models/gate-figures.ts';
import { gateFigures, limitOf } from '../../../main/domain/models/gate-figures.ts';
import { missedParts, type ShownPart } from '../../../main/domain/models/missed-parts.ts';
import { pairedRecall } from '../../../main/domain/models/paired-recall.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';

const body = {
  ...DEFAULT_RECIPE_BODY,
  defects: ['open', 'short'].map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.3 })),
};
const boxAt = (place: number) => ({ space: 'pixel', x: 100 * place, y: 0, width: 40, height: 40 }) as const;

type Place = Readonly<{ className: 'open' | 'short'; byChallenger: boolean; byChampion: boolean }>;

/** A part with defects side by side, each found by the models that are named. */
function lookOf(places: readonly Place[], isBad: boolean, isFound: (place: Place) => boolean): GoldenLook {
  const found = ({ className }: Place, index: number): Detection => ({
    ...{ classIndex: 0, className, score: 0.9, box: boxAt(index) },
  });
  return {
    ...{ isBad, isCut: false, laneName: 'A', lot: null, brightness: null, elapsedMs: 1 },
    hasBoxes: !isBad || places.length > 0,
    truth: places.map(({ className }, index) => ({ className, box: boxAt(index) })),
    detections: places.flatMap((place, index) => (isFound(place) ? [found(place, index)] : [])),
  };
}

type Part = Readonly<{ places: readonly Place[]; isBad: boolean }>;

function shownTo(parts: readonly Part[]) {
  const shown = parts.map(
    (_, index): ShownPart => ({
      ...{ inspectionId: inspectionIdSchema.parse(index + 1), name: `S${index + 1}`, width: 640, height: 480 },
    }),
  );
  const looks = (side: 'byChallenger' | 'byChampion') =>
    parts.map(({ places, isBad }) => lookOf(places, isBad, (place) => place[side]));
  return { shown, challenger: looks('byChallenger'), champion: looks('byChampion') };
}

const place = fc.record({
  className: fc.constantFrom('open' as const, 'short' as const),
  byChallenger: fc.boolean(),
  byChampion: fc.boolean(),
});
const badParts = fc.array(
  fc.record({ places: fc.array(place, { minLength: 1, maxLength: 4 }), isBad: fc.constant(true) }),
  {
    maxLength: 12,
  },
);

test('the listed misses are those that the figures count, for both models', () => {
  fc.assert(
    fc.property(badParts, (parts) => {
      const { shown, challenger, champion } = shownTo(parts);
      const { parts: listed, more } = missedParts(shown, challenger, champion, body);
      expect(more).toBe(0);
      const boxes = listed.flatMap((part) => part.boxes);
      const paired = pairedRecall(challenger, champion, limitOf(body));
      const figures = [gateFigures(challenger, body), gateFigures(champion, body)];
      for (const className of ['open', 'short']) {
        const own = boxes.filter((box) => box.className === className);
        const ofPair = paired.find((each) => each.className === className);
        expect(own.filter((box) => box.byChallenger && !box.byChampion).length).toBe(ofPair?.missedByChallenger ?? 0);
        expect(own.filter((box) => box.byChampion && !box.byChallenger).length).toBe(ofPair?.missedByChampion ?? 0);
        const missed = figures.map(({ classes }) => {
          const { trueBoxes, recall } = classes.find((each) => each.className === className) ?? {
            trueBoxes: 0,
            recall: 0,
          };
          return Math.round(trueBoxes * (1 - (recall ?? 1)));
        });
        expect([own.filter((box) => box.byChallenger).length, own.filter((box) => box.byChampion).length]).toEqual(
          missed,
        );
      }
    }),
  );
});

test('the parts on which the two models differ most come first, and only so many are listed', () => {
  const miss = (byChallenger: boolean, byChampion: boolean): Place => ({ className: 'open', byChallenger, byChampion });
  const both = { places: [miss(false, false)], isBad: true };
  const one = { places: [miss(false, true)], isBad: true };
  const two = { places: [miss(false, true), miss(true, false), miss(false, true)], isBad: true };
  const { shown, challenger, champion } = shownTo([...Array.from({ length: 205 }, () => both), one, two]);
  const { parts, more } = missedParts(shown, challenger, champion, body);
  expect(parts.slice(0, 3).map(({ name }) => name)).toEqual(['S207', 'S206', 'S1']);
  expect([parts.length, more]).toEqual([200, 7]);
});

test('a bad part without boxes is listed for the model that passes it, and a good part never', () => {
  const { shown, challenger, champion } = shownTo([
    { places: [], isBad: true },
    { places: [], isBad: false },
  ]);
  const failing = champion.map((look) => ({
    ...look,
    detections: [{ classIndex: 0, className: 'open', score: 0.9, box: boxAt(0) }],
  }));
  expect(missedParts(shown, challenger, failing, body).parts).toEqual([
    { ...shown[0], boxes: [], passed: { challenger: true, champion: false } },
  ]);
});

test('without a champion, only what the model itself misses is listed', () => {
  const places: readonly Place[] = [
    { className: 'open', byChallenger: false, byChampion: false },
    { className: 'short', byChallenger: true, byChampion: false },
  ];
  const { shown, challenger } = shownTo([{ places, isBad: true }]);
  expect(missedParts(shown, challenger, null, body).parts).toMatchObject([
    { boxes: [{ className: 'open', byChallenger: true, byChampion: false }], passed: { champion: false } },
  ]);
});
