import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import type { LaneId } from '../../../preload/contract/values/units.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** Removes a lane once the time to undo is over; until then it is shown as leaving. */
export function useRemoveLane() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const remove = useCommand('lane.remove');
  const [leaving, setLeaving] = useState<readonly LaneId[]>([]);
  const stay = (id: LaneId) => setLeaving((before) => before.filter((other) => other !== id));
  const removeLater = ({ id, name }: Lane) => {
    setLeaving((before) => [...before, id]);
    // By its promise: the answer must be handled even if the page is gone.
    const act = () =>
      void remove
        .mutateAsync({ id })
        .catch(toasts.fault)
        .finally(() => stay(id));
    toasts.undoable(t('lane.removing', { name }), act, () => stay(id));
  };
  return { leaving, removeLater };
}
