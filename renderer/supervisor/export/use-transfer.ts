import { useQueryClient } from '@tanstack/react-query';
import type { ExportOrder, TransferState } from '../../../preload/contract/station/transfer.ts';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { cacheKey, useOperation } from '../../ui/engine/use-operation.ts';

/** The station's only export or import at a time: its state, and how to start and stop it. */
export function useTransfer() {
  const client = useQueryClient();
  const state = useOperation('transfer.state', {});
  const begin = useToldCommand('transfer.export');
  const beginImport = useToldCommand('transfer.import-labels');
  const beginChallenges = useToldCommand('transfer.import-challenges');
  const cancel = useToldCommand('transfer.cancel');
  const show = {
    onSuccess: (began: TransferState) => client.setQueryData(cacheKey('transfer.state', {}), began),
  };
  return {
    state: state.data ?? { kind: 'idle' as const },
    isBusy: state.data?.kind === 'running' || begin.isPending || beginImport.isPending || beginChallenges.isPending,
    begin: (order: ExportOrder, folder: string | null) => begin.mutate({ order, folder }, show),
    beginImport: (from: string) => beginImport.mutate({ from }, show),
    bringChallenges: (from: string, recipeId: RecipeId) => beginChallenges.mutate({ from, recipeId }, show),
    cancel: () => cancel.mutate({}),
  };
}
export type TransferControl = ReturnType<typeof useTransfer>;
