import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** What an event told, and when this page heard it, on its clock. */
export type Told<T> = { readonly value: T; readonly heardAt: number };

/** Since when the page has each answer of its cache, on its own clock: the cache goes by the computer's, which may be set. */
export function followAnswers(client: QueryClient) {
  const since = new Map<string, number>();
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type === 'removed') since.delete(event.query.queryHash);
    if (event.type === 'updated' && event.action.type === 'success')
      since.set(event.query.queryHash, performance.now());
  });
  return {
    knownSince: (key: QueryKey): number =>
      since.get(client.getQueryCache().find({ queryKey: key })?.queryHash ?? '') ?? 0,
    stop,
  };
}

/**
 * Puts into the cache what an event told, unless the same has been read since: events are held back so that the eye can
 * follow, and an answer that came meanwhile is the newer of the two.
 */
export function putTold<T>(
  client: QueryClient,
  { knownSince }: Pick<ReturnType<typeof followAnswers>, 'knownSince'>,
  queryKey: QueryKey,
  { value, heardAt }: Told<T>,
): void {
  if (knownSince(queryKey) <= heardAt) client.setQueryData(queryKey, value);
}
