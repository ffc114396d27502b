import { QueryClient } from '@tanstack/react-query';

/**
 * `networkMode: always`, because a station with its cable unplugged still works: nothing here uses a network.
 * No structural sharing: it compares old and new lists index by index, and in the film strip every part moves on by one.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        structuralSharing: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
