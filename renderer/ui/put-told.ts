import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** What an event told, and when this page heard it, on its clock. */
export type Told<T> = { readonly value: T; readonly heardAt: number };

/**
 * Puts into the cache what an event told, unless the same has been read since: events are held back so that the eye can
 * follow, and an answer that came meanwhile is the newer of the two.
 */
export function putTold<T>(client: QueryClient, queryKey: QueryKey, { value, heardAt }: Told<T>): void {
  const knownSince = client.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
  if (knownSince <= heardAt) client.setQueryData(queryKey, value);
}
