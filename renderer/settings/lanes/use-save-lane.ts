import type { Lane, LaneSettings } from '../../../preload/contract/station/lane.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** The contents of a lane's form; without an id it is a new one. */
export type LaneDraft = LaneSettings & { readonly id?: Lane['id'] };

/** Saves a lane as entered, whether new or existing. */
export function useSaveLane(onSaved: () => void) {
  const add = useCommand('lane.add');
  const change = useCommand('lane.change');
  return {
    save: ({ id, ...settings }: LaneDraft) =>
      id === undefined
        ? add.mutate(settings, { onSuccess: onSaved })
        : change.mutate({ ...settings, id }, { onSuccess: onSaved }),
    error: add.error ?? change.error,
    isPending: add.isPending || change.isPending,
  };
}
