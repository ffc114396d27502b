import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { followAnswers, putNewest, putTold } from '../../../../renderer/ui/engine/put-told.ts';

const KEY = ['station.status', {}];

afterEach(() => void vi.useRealTimers());

/** A page that was answered now. */
function knowing(value: string) {
  const client = new QueryClient();
  const answers = followAnswers(client);
  client.setQueryData(KEY, value);
  return { client, answers, readAt: answers.knownSince(KEY) };
}

test('an event from before the last answer, held back until after it, does not undo the answer', () => {
  const { client, answers, readAt } = knowing('has a lane');
  putTold(client, answers, KEY, { value: 'has no lane yet', heardAt: readAt - 300 });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});

test.each([0, 300])('an event %i ms after the last answer replaces it', (later) => {
  const { client, answers, readAt } = knowing('has no lane yet');
  putTold(client, answers, KEY, { value: 'has a lane', heardAt: readAt + later });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});

test('an event before any request is known from then on', () => {
  const client = new QueryClient();
  putTold(client, followAnswers(client), KEY, { value: 'has a lane', heardAt: performance.now() });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});

test('setting the clock back does not make the page ignore events', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { client, answers } = knowing('one part');
  vi.setSystemTime(Date.now() - 3_600_000);
  putTold(client, answers, KEY, { value: 'two parts', heardAt: performance.now() });
  expect(client.getQueryData(KEY)).toBe('two parts');
});

test('an answer given before an event and arriving after it does not replace what the event said', async () => {
  const client = new QueryClient();
  const asked: PromiseWithResolvers<string>[] = [];
  const queryFn = () => {
    const answer = Promise.withResolvers<string>();
    asked.push(answer);
    return answer.promise;
  };
  const stop = new QueryObserver(client, { queryKey: KEY, queryFn }).subscribe(() => undefined);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  putNewest(client, KEY, 'an engineer');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[0]?.resolve('nobody');
  asked[1]?.resolve('an engineer');
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(client.getQueryData(KEY)).toBe('an engineer');
  stop();
});

test('an event while nothing is asked costs no question', () => {
  const client = new QueryClient();
  const queryFn = vi.fn(() => Promise.resolve('asked'));
  const stop = new QueryObserver(client, { queryKey: KEY, queryFn, enabled: false }).subscribe(() => undefined);
  putNewest(client, KEY, 'told');
  expect(client.getQueryData(KEY)).toBe('told');
  expect(queryFn).not.toHaveBeenCalled();
  stop();
});
