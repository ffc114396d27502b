import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type AnyInput, type AnyOperationName, type AnyOutput, ask } from '../ui/engine/lupa.ts';
import { cacheKey } from '../ui/engine/use-operation.ts';

/** How old a figure may be while its chart is on screen. */
const FRESH_FOR_MS = 5_000;

type ReportName = Extract<AnyOperationName, `report.${string}`>;

/** A report that is refreshed while on screen. When the filter changes, the old report stays until the new one arrives, to avoid flicker. */
export function useReport<N extends ReportName>(name: N, input: AnyInput<N>) {
  return useQuery<AnyOutput<N>>({
    queryKey: cacheKey(name, input),
    queryFn: () => ask(name, input),
    refetchInterval: FRESH_FOR_MS,
    staleTime: FRESH_FOR_MS,
    placeholderData: keepPreviousData,
  });
}
