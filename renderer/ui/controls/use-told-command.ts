import type { AnyOperationName } from '../engine/lupa.ts';
import { useCommand } from '../engine/use-operation.ts';
import { useToasts } from './toasts.tsx';

/** A command whose failure is told at the edge of the window, also when the page that gave it has been left meanwhile. */
export function useToldCommand<N extends AnyOperationName>(name: N, refresh: readonly AnyOperationName[] = []) {
  const toasts = useToasts();
  return useCommand(name, refresh, { onFailed: toasts.fault });
}
