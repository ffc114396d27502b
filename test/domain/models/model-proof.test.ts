import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hasFoundAnything, hasMarkedPart } from '../../../main/domain/models/model-proof.ts';
import { isMute } from '../../../main/domain/models/mute-model.ts';
import { modelCardSchema } from '../../../preload/contract/models/model.ts';

const escapes = (count: number) => ({ count, of: 10, share: count / 10, low: 0, high: 1 });
const recall = (share: number | null) => ({
  className: 'crack',
  trueBoxes: 10,
  ap50: null,
  ap50To95: null,
  precision: null,
  recall: share,
});

test.each([
  ['one true box in ten', [recall(0), recall(0.1)], null, true],
  ['no box of any class', [recall(0), recall(null)], null, false],
  ['one bad part in ten', [], escapes(9), true],
  ['none of the bad parts', [recall(0)], escapes(10), false],
  ['parts of which none was bad', [], null, false],
])('a model that found %s', (_name, classes, share, isProven) => {
  expect(hasFoundAnything({ classes, escapes: share })).toBe(isProven);
});

test('what a person or a fault decided about a part proves nothing', () => {
  expect(hasMarkedPart({ kind: 'undetermined', reasons: [{ code: 'model-silent' }] })).toBe(false);
  expect(hasMarkedPart({ kind: 'undetermined', reasons: [{ code: 'fault', fault: { code: 'model-missing' } }] })).toBe(
    false,
  );
});

test('the models that come with Lupa are trusted from the first part on', () => {
  const cards = globSync(path.resolve(import.meta.dirname, '../../../models/*/*/card.json'));
  expect(cards.length).toBeGreaterThan(0);
  for (const file of cards) {
    const card = modelCardSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect({
      file,
      isBelieved: card.measured !== undefined && !isMute(card) && hasFoundAnything(card.measured),
    }).toEqual({
      file,
      isBelieved: true,
    });
  }
});
