import { expect, test } from 'vitest';
import { createLineReader, type ReadMessage } from '../../support/lines/line-reader.ts';

const message = (sequence: number, signal: string, supersedes: number | null = null): ReadMessage => ({
  station: 'a1b2c3d4',
  epoch: 1,
  sequence,
  kind: 'signal',
  part: 7,
  supersedes,
  signal,
  disposition: null,
});

test('a number that says ERROR because of a damaged record after it said PASS keeps the part back, and any other change is a fault', () => {
  const reader = createLineReader();
  reader.take(message(1, 'PASS'));
  reader.take(message(1, 'ERROR'));
  expect(reader.state(7)).toBe('ERROR');
  expect(reader.complaints).toEqual([]);
  const trusting = createLineReader();
  trusting.take(message(1, 'ERROR'));
  trusting.take(message(1, 'PASS'));
  expect(trusting.state(7)).toBe('ERROR');
  expect(trusting.complaints).toEqual(['1.1: says something else than before']);
});

test('what a later message says about a part stands even if an earlier number says ERROR', () => {
  const reader = createLineReader();
  reader.take(message(1, 'HOLD'));
  reader.take(message(2, 'FAIL', 1));
  reader.take(message(1, 'ERROR'));
  expect(reader.state(7)).toBe('FAIL');
  expect(reader.complaints).toEqual([]);
});
