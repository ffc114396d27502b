import { describe, expect, test } from 'vitest';
import { faultCodes } from '../../preload/contract/faults/result.ts';
import { wordsOf } from '../../preload/words/words-of.ts';
import { tables } from './cases-of-faults.ts';

type Tree = { readonly [key: string]: string | Tree };

function sentences(tree: Tree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : sentences(value, [...path, key]),
  );
}
const gaps = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => String(gap)).toSorted();

const english = new Map(sentences(wordsOf.en));
const spanish = new Map(sentences(wordsOf.es));

test('both languages say the same things, and leave the same gaps to fill', () => {
  expect([...spanish.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  const differing = [...english].filter(
    ([key, sentence]) => String(gaps(sentence)) !== String(gaps(spanish.get(key) ?? '')),
  );
  expect(differing).toEqual([]);
});

describe.each(Object.entries({ English: english, Spanish: spanish }))('%s', (_, words) => {
  test.each(faultCodes)('the fault %s has a sentence and a name', (code) => {
    expect(words.get(`sentences.${code}`)).toMatch(/^[\p{Lu}¿{].+[.}]$/u);
    expect(words.get(`names.${code}`)).toMatch(/^\p{Lu}.{1,28}$/u);
  });

  test.each(Object.entries(tables))(
    'every case of %s has words, and they want no figure that it does not have',
    (code, cases) => {
      const told = [...words.keys()].filter((key) => key.startsWith(`cases.${code}.`));
      expect(told.toSorted()).toEqual(
        Object.keys(cases)
          .map((why) => `cases.${code}.${why}`)
          .toSorted(),
      );
      for (const [why, figures] of Object.entries(cases)) {
        const wanted = gaps(words.get(`cases.${code}.${why}`) ?? '');
        // What the decoder said is kept with every image that cannot be read, and told where it helps.
        if (code === 'image-unreadable') expect(figures).toEqual(expect.arrayContaining(wanted));
        else expect(wanted).toEqual([...figures].toSorted());
      }
    },
  );

  test('no sentence is empty or has blanks at its ends', () => {
    expect([...words].filter(([, sentence]) => sentence.trim() === '' || sentence !== sentence.trim())).toEqual([]);
  });
});
