import type { Lane, LaneSettings } from '../../../preload/contract/station/lane.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** What the form of a lane holds; without an id it is a new one. */
export type LaneDraft = LaneSettings & { readonly id?: Lane['id'] };

/** Saves a lane as it was written, be it new or known. */
export function useSaveLane(onSaved: () => void) {
  const add = useCommand('lane.add', ['lane.list', 'station.status']);
  const change = useCommand('lane.change', ['lane.list', 'station.status']);
  return {
    save: ({ id, ...settings }: LaneDraft) =>
      id === undefined
        ? add.mutate(settings, { onSuccess: onSaved })
        : change.mutate({ ...settings, id }, { onSuccess: onSaved }),
    error: add.error ?? change.error,
    isPending: add.isPending || change.isPending,
  };
}
