import { expect, test } from 'vitest';
import {
  learnFrom,
  shareLearned,
  type UsualKnowledge,
  unusualAbout,
  usualKnowledge,
} from '../../../main/domain/verdict/usual-knowledge.ts';
import { PICTURES_TO_LEARN } from '../../../main/domain/verdict/usual-picture.ts';
import { seenPicture } from '../../support/files/seen-pictures.ts';

const pictures = (count: number, width = 1280) =>
  Array.from({ length: count }, (_, draw) => seenPicture(draw / count, { width }));

function learnAll(from: UsualKnowledge, count: number): UsualKnowledge {
  return pictures(count).reduce((knowledge, picture) => learnFrom(knowledge, picture) ?? knowledge, from);
}

test('a lane that has seen nothing yet knows nothing, and learns a share with each picture', () => {
  const nothing = usualKnowledge([], 'a');
  expect([nothing.usual, shareLearned(nothing)]).toEqual([null, 0]);
  const some = learnAll(nothing, 9);
  expect([some.usual, shareLearned(some)]).toEqual([null, 9 / PICTURES_TO_LEARN]);
});

test('with the last picture of those it takes it knows what is usual, and learns no more', () => {
  const all = learnAll(usualKnowledge([], 'a'), PICTURES_TO_LEARN);
  expect([all.usual === null, shareLearned(all), learnFrom(all, seenPicture())]).toEqual([false, 1, null]);
  expect(unusualAbout(seenPicture(0.5, { width: 640 }), all, 6)?.sign).toBe('width');
});

test('until a new model has its own pictures, the newest complete ones of a model before it count', () => {
  const kept = [
    { modelSha256: 'a', pictures: pictures(PICTURES_TO_LEARN, 640) },
    { modelSha256: 'b', pictures: pictures(PICTURES_TO_LEARN, 1280) },
    { modelSha256: 'c', pictures: pictures(3, 1280) },
  ];
  const knowledge = usualKnowledge(kept, 'c');
  expect(shareLearned(knowledge)).toBe(3 / PICTURES_TO_LEARN);
  expect(unusualAbout(seenPicture(0.5), knowledge, 6)).toBeNull();
  expect(unusualAbout(seenPicture(0.5, { width: 640 }), knowledge, 6)?.sign).toBe('width');
});

test('a model that has its own goes by them, whatever came later', () => {
  const kept = [
    { modelSha256: null, pictures: pictures(PICTURES_TO_LEARN, 640) },
    { modelSha256: 'b', pictures: pictures(PICTURES_TO_LEARN, 1280) },
  ];
  expect(unusualAbout(seenPicture(0.5, { width: 640 }), usualKnowledge(kept, null), 6)).toBeNull();
});
