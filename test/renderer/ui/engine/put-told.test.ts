import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { followAnswers, putTold } from '../../../../renderer/ui/engine/put-told.ts';

const KEY = ['station.status', {}];

afterEach(() => void vi.useRealTimers());

/** A page that was answered now. */
function knowing(value: string) {
  const client = new QueryClient();
  const answers = followAnswers(client);
  client.setQueryData(KEY, value);
  return { client, answers, readAt: answers.knownSince(KEY) };
}

test('what was told before the last answer, and held back until after it, does not undo the answer', () => {
  const { client, answers, readAt } = knowing('has a lane');
  putTold(client, answers, KEY, { value: 'has no lane yet', heardAt: readAt - 300 });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});

test.each([0, 300])('what was told %i ms after the last answer takes its place', (later) => {
  const { client, answers, readAt } = knowing('has no lane yet');
  putTold(client, answers, KEY, { value: 'has a lane', heardAt: readAt + later });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});

test('what was told before anything was asked is known from then on', () => {
  const client = new QueryClient();
  putTold(client, followAnswers(client), KEY, { value: 'has a lane', heardAt: performance.now() });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});

test('a clock that is set back does not make the page deaf to what it is told', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { client, answers } = knowing('one part');
  vi.setSystemTime(Date.now() - 3_600_000);
  putTold(client, answers, KEY, { value: 'two parts', heardAt: performance.now() });
  expect(client.getQueryData(KEY)).toBe('two parts');
});
