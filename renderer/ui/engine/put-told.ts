import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** The content of an event, and when this page received it, on its own clock. */
export type Told<T> = { readonly value: T; readonly heardAt: number };

/** When the page got each answer in its cache, on its own clock: the cache uses the computer's, which may be set. */
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
 * Puts the content of an event into the cache, unless the same has been read since: events are held back so that the eye can
 * follow, and an answer that arrived meanwhile is newer.
 */
export function putTold<T>(
  client: QueryClient,
  { knownSince }: Pick<ReturnType<typeof followAnswers>, 'knownSince'>,
  queryKey: QueryKey,
  { value, heardAt }: Told<T>,
): void {
  if (knownSince(queryKey) <= heardAt) client.setQueryData(queryKey, value);
}

/**
 * Puts the content of an event into the cache at once. An answer that is still on its way may have been given before, and would
 * replace it: then the question is asked again.
 */
export function putNewest<T>(client: QueryClient, queryKey: QueryKey, value: T): void {
  const isAsked = client.isFetching({ queryKey, exact: true }) > 0;
  client.setQueryData(queryKey, value);
  if (isAsked) void client.invalidateQueries({ queryKey, exact: true });
}
