import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { putTold } from '../../renderer/ui/put-told.ts';

const KEY = ['station.status', {}];
const READ_AT = 1_000;

function knowing(value: string): QueryClient {
  const client = new QueryClient();
  client.setQueryData(KEY, value, { updatedAt: READ_AT });
  return client;
}

test('what was told before the last answer, and held back until after it, does not undo the answer', () => {
  const client = knowing('has a lane');
  putTold(client, KEY, { value: 'has no lane yet', heardAt: READ_AT - 300 });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});

test.each([0, 300])('what was told %i ms after the last answer takes its place', (later) => {
  const client = knowing('has no lane yet');
  putTold(client, KEY, { value: 'has a lane', heardAt: READ_AT + later });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});

test('what was told before anything was asked is known from then on', () => {
  const client = new QueryClient();
  putTold(client, KEY, { value: 'has a lane', heardAt: READ_AT });
  expect(client.getQueryData(KEY)).toBe('has a lane');
});
