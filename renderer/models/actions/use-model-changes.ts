import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** Retiring a model, reinstating it, and removing it once the time to undo has run out. */
export function useModelChanges({ sha256, family, version }: ModelSummary) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const retire = useCommand('model.retire', ['model.standings', 'model.history']);
  const reinstate = useCommand('model.reinstate', ['model.standings', 'model.history']);
  const remove = useCommand('model.remove', ['model.list', 'model.standings']);
  return {
    retire: (reason: string, onRetired: () => void) =>
      retire.mutate({ sha256, reason }, { onSuccess: onRetired, onError: toasts.fault }),
    reinstate: () => reinstate.mutate({ sha256, reason: t('models.reinstate-reason') }, { onError: toasts.fault }),
    removeLater: () =>
      // By its promise: the answer has to be heard even when the page is no longer there.
      toasts.undoable(
        t('model.removing', { name: `${family} ${version}` }),
        () => void remove.mutateAsync({ sha256 }).catch(toasts.fault),
        () => undefined,
      ),
  };
}
