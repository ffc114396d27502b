import { QueryClient } from '@tanstack/react-query';

/**
 * `networkMode: always`, because a station with its cable pulled is still in one piece: nothing here goes over a network.
 * No structural sharing: it compares old and new lists place by place, and in the film strip every part moves on by one.
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
