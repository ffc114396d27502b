import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** Retires, reinstates and removes a model; removing waits until the time to undo is over. */
export function useModelChanges({ sha256, family, version }: ModelSummary) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const retire = useToldCommand('model.retire');
  const reinstate = useToldCommand('model.reinstate');
  const remove = useCommand('model.remove');
  return {
    retire: (reason: string, onRetired: () => void) => retire.mutate({ sha256, reason }, { onSuccess: onRetired }),
    reinstate: () => reinstate.mutate({ sha256, reason: t('models.reinstate-reason') }),
    removeLater: () =>
      // Awaited as a promise: the answer must arrive even after the page was left.
      toasts.undoable(
        t('model.removing', { name: `${family} ${version}` }),
        () => void remove.mutateAsync({ sha256 }).catch(toasts.fault),
        () => undefined,
      ),
  };
}
