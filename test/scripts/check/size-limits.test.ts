import { expect, test } from 'vitest';
import { figuresOf, overgrown, type SizeLimits } from '../../../scripts/check/size-limits.ts';

const limits: SizeLimits = {
  filesInFolder: 2,
  longestFile: 100,
  medianFile: 40,
  p90File: 90,
  longestFunction: 80,
  longFunctions: 1,
};
const sources = new Map([
  ['main/a.ts', 10],
  ['main/b.ts', 30],
  ['renderer/c.tsx', 50],
]);
const nothingLong = { tests: new Map(), longFunctions: [] };

test('nothing small enough is reported', () => {
  expect(overgrown({ sources, ...nothingLong }, limits)).toEqual([]);
  expect(figuresOf({ sources, ...nothingLong })).toEqual({
    files: 3,
    median: 30,
    p90: 50,
    longestFile: ['renderer/c.tsx', 50],
    fullestFolder: ['main', 2],
  });
});

test('a folder that is too full is named, tests included; those below it count separately', () => {
  const tests = new Map(['test/a.ts', 'test/b.ts', 'test/c.ts', 'test/d/a.ts'].map((file) => [file, 1]));
  expect(overgrown({ sources, tests, longFunctions: [] }, limits)).toEqual([
    'test holds 3 files; at most 2: give them rooms',
  ]);
});

test('a file, a function and a number of functions that are too large are named', () => {
  const longFunctions = [
    { place: 'main/a.ts:3', lines: 81 },
    { place: 'main/b.ts:1', lines: 61 },
  ];
  expect(overgrown({ sources, tests: new Map([['test/a.test.ts', 101]]), longFunctions }, limits)).toEqual([
    'test/a.test.ts has 101 lines; at most 100: divide it',
    'main/a.ts:3: a function of 81 lines; at most 80: divide it',
    '2 functions have more than 60 lines; at most 1',
  ]);
});

test('files that are too long overall are noticed, without tests', () => {
  const long = new Map([41, 41, 91].map((lines, at) => [`main/${at}/a.ts`, lines]));
  expect(overgrown({ sources: long, ...nothingLong }, limits)).toEqual([
    'half of the files have more than 40 lines',
    'one in ten files has more than 90 lines',
  ]);
});
