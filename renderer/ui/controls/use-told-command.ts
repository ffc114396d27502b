import type { AnyOperationName } from '../engine/lupa.ts';
import { useCommand } from '../engine/use-operation.ts';
import { useToasts } from './toasts.tsx';

/** A command whose failure is shown as a toast, even after the page that sent it has been left. */
export function useToldCommand<N extends AnyOperationName>(name: N) {
  const toasts = useToasts();
  return useCommand(name, { onFailed: toasts.fault });
}
