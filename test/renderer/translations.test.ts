import { describe, expect, test } from 'vitest';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';

type Tree = { readonly [key: string]: string | Tree };

function sentences(tree: Tree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : sentences(value, [...path, key]),
  );
}
const gaps = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => String(gap)).toSorted();

const english = new Map(sentences(en));
const spanish = new Map(sentences(es));

describe('Spanish', () => {
  test('says everything that English says, and has the plural form `many` as well', () => {
    const besides = [...spanish.keys()].filter((key) => !english.has(key));
    const plurals = [...english.keys()]
      .filter((key) => key.endsWith('_other'))
      .map((key) => key.replace(/_other$/, '_many'));
    expect([...english.keys()].filter((key) => !spanish.has(key))).toEqual([]);
    expect(besides.toSorted()).toEqual(plurals.toSorted());
  });

  test('has the same placeholders', () => {
    const differing = [...english].filter(
      ([key, sentence]) => String(gaps(sentence)) !== String(gaps(spanish.get(key) ?? '')),
    );
    expect(differing).toEqual([]);
  });
});

test.each([
  ['English', english, ['one', 'other']],
  ['Spanish', spanish, ['one', 'many', 'other']],
] as const)('every %s sentence that counts has its forms for one and for many', (_language, all, forms) => {
  const counting = [...all].filter(([, sentence]) => gaps(sentence).includes('count')).map(([key]) => key);
  const lacking = counting.filter((key) => {
    const stem = key.replace(/_(one|many|other)$/, '');
    return stem === key || forms.some((form) => !all.has(`${stem}_${form}`));
  });
  expect(counting.length).toBeGreaterThan(50);
  expect(lacking).toEqual([]);
});

test('no sentence is empty or has spaces at its ends', () => {
  const untidy = [...english, ...spanish].filter(
    ([, sentence]) => sentence.trim() === '' || sentence !== sentence.trim(),
  );
  expect(untidy).toEqual([]);
});

test.each([
  ['en', 1, '1 part waiting for review'],
  ['en', 12, '12 parts waiting for review'],
  ['es', 1, '1 pieza pendiente de revisión'],
  ['es', 12, '12 piezas pendientes de revisión'],
  ['es', 1_000_000, '1000000 de piezas pendientes de revisión'],
] as const)('in %s, %d is counted as "%s"', (language, count, sentence) => {
  expect(createI18n(language).t('shell.waiting', { count })).toBe(sentence);
});
