import { useQueryClient } from '@tanstack/react-query';
import type { ExportOrder, TransferState } from '../../../preload/contract/station/transfer.ts';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { cacheKey, useCommand, useOperation } from '../../ui/engine/use-operation.ts';

/** The one export or import of the station: how it is, and how to begin and end it. */
export function useTransfer() {
  const client = useQueryClient();
  const toasts = useToasts();
  const state = useOperation('transfer.state', {});
  const begin = useCommand('transfer.export');
  const beginImport = useCommand('transfer.import-labels');
  const beginChallenges = useCommand('transfer.import-challenges');
  const cancel = useCommand('transfer.cancel');
  const show = {
    onSuccess: (began: TransferState) => client.setQueryData(cacheKey('transfer.state', {}), began),
    onError: toasts.fault,
  };
  return {
    state: state.data ?? { kind: 'idle' as const },
    isBusy: state.data?.kind === 'running' || begin.isPending || beginImport.isPending || beginChallenges.isPending,
    begin: (order: ExportOrder, folder: string | null) => begin.mutate({ order, folder }, show),
    beginImport: (from: string) => beginImport.mutate({ from }, show),
    bringChallenges: (from: string, recipeId: RecipeId) => beginChallenges.mutate({ from, recipeId }, show),
    cancel: () => cancel.mutate({}, { onError: toasts.fault }),
  };
}
export type TransferControl = ReturnType<typeof useTransfer>;
