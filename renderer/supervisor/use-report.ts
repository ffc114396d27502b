import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type AnyInput, type AnyOperationName, type AnyOutput, ask } from '../ui/engine/lupa.ts';
import { cacheKey } from '../ui/engine/use-operation.ts';

/** How old a figure may be while its chart is looked at. */
const FRESH_FOR_MS = 5_000;

type ReportName = Extract<AnyOperationName, `report.${string}`>;

/** A report that stays fresh while it is looked at. Under another filter the old one stands until the new one is there, so that nothing flickers. */
export function useReport<N extends ReportName>(name: N, input: AnyInput<N>) {
  return useQuery<AnyOutput<N>>({
    queryKey: cacheKey(name, input),
    queryFn: () => ask(name, input),
    refetchInterval: FRESH_FOR_MS,
    staleTime: FRESH_FOR_MS,
    placeholderData: keepPreviousData,
  });
}
