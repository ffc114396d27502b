import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useIsLate } from '../time/use-is-late.ts';
import { FaultNotice } from './fault-notice.tsx';

type Props<T> = {
  readonly query: UseQueryResult<T>;
  /** Height of the expected content, so that the page does not jump. */
  readonly height?: string;
  readonly children: (value: T) => ReactNode;
};

/** The requested content, or its absence: {@link Pending}, or the sentence of the fault. */
export function Loaded<T>({ query, height = '8rem', children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <FaultNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Pending height={height} />;
}

/** A placeholder: nothing for 150 ms, then a grey shape. */
export function Pending({ height }: { readonly height: string }) {
  const isLate = useIsLate(true);
  return isLate ? <Skeleton height={height} aria-busy /> : <div style={{ height }} />;
}
