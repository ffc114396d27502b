import {
  keepPreviousData,
  type QueryClient,
  type UseMutationOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { staleAfter } from '../../../preload/contract/operations/made-stale.ts';
import { type AnyInput, type AnyOperationName, type AnyOutput, ask } from './lupa.ts';

type Reading = {
  readonly isEnabled?: boolean;
  readonly everyMs?: number;
  /** Shows the previous answer until the new one arrives. */
  readonly isKept?: boolean;
};

/** The key of one request's answer in the cache. */
export function cacheKey<N extends AnyOperationName>(name: N, input: AnyInput<N>): readonly [N, AnyInput<N>] {
  return [name, input];
}

/** Asks once and keeps the answer; events from the engine keep it up to date afterwards. */
export function useOperation<N extends AnyOperationName>(name: N, input: AnyInput<N>, reading: Reading = {}) {
  return useQuery<AnyOutput<N>>({
    queryKey: cacheKey(name, input),
    queryFn: () => ask(name, input),
    enabled: reading.isEnabled ?? true,
    ...(reading.isKept === true ? { placeholderData: keepPreviousData } : {}),
    // Also in the background: a window that was covered must not come back with figures from an hour ago.
    ...(reading.everyMs === undefined
      ? {}
      : { refetchInterval: reading.everyMs, refetchIntervalInBackground: true, staleTime: reading.everyMs }),
  });
}

type Told = { readonly onFailed?: (error: Error) => void };

/**
 * An operation that changes something; what it makes stale is read again after it succeeded. The caller shows its error next to
 * the button; where there is no place for that, use `useToldCommand`.
 */
export function useCommand<N extends AnyOperationName>(name: N, told: Told = {}) {
  const client = useQueryClient();
  return useMutation(commandOptions(client, name, told));
}

/** What is read again and `onFailed` belong to the command, not to the page: both still apply after the page has been left. */
export function commandOptions<N extends AnyOperationName>(
  client: QueryClient,
  name: N,
  { onFailed }: Told,
): UseMutationOptions<AnyOutput<N>, Error, AnyInput<N>> {
  return {
    mutationKey: [name],
    mutationFn: (input) => ask(name, input),
    onSuccess: async () => {
      await Promise.all(staleAfter(name).map((stale) => client.invalidateQueries({ queryKey: [stale] })));
    },
    ...(onFailed === undefined ? {} : { onError: onFailed }),
  };
}
