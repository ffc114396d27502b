import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { COUNTED_AT_MOST, type HistoryFilter } from '../../preload/contract/parts/history.ts';
import { useToasts } from '../ui/controls/toasts.tsx';
import { useToldCommand } from '../ui/controls/use-told-command.ts';
import { useFormat } from '../ui/words/use-format.ts';
import { wallClock } from '../ui/words/wall-clock.ts';
import { allFound, type Done, orderForAll, partsCsv } from './bulk-work.ts';
import type { Chosen } from './use-chosen-parts.ts';

export type BulkOrder = 'review' | 'golden';

/** Orders something for the chosen parts, or for all that a filter finds if none are chosen, and says what became of them. */
export function useBulkOrders(filter: HistoryFilter, chosen: Chosen) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const send = useToldCommand('review.send');
  const add = useToldCommand('golden.add-chosen');
  const saveTable = useToldCommand('desktop.save-table');
  const parts = async () => (chosen.parts.size > 0 ? [...chosen.parts.values()] : allFound(filter, COUNTED_AT_MOST));

  const order = useMutation({
    mutationFn: async (wish: BulkOrder): Promise<Done> => {
      const ids = (await parts()).map(({ id }) => id);
      return orderForAll(ids, async (some) => {
        if (wish === 'golden') {
          const { added, leftOut } = await add.mutateAsync({ ids: some });
          return { done: added, leftOut };
        }
        const { sent, leftOut } = await send.mutateAsync({ ids: some });
        return { done: sent, leftOut };
      });
    },
    onSuccess: ({ done, leftOut }, wish) => {
      chosen.clear();
      toasts.done(
        t(`history.done-${wish}`, { count: done, formatted: format.count(done), leftOut: format.count(leftOut) }),
      );
    },
  });
  const save = useMutation({
    mutationFn: async () => partsCsv(await parts()),
    onSuccess: (csv) => {
      const fileName = `lupa-history-${wallClock(Date.now()).slice(0, 10)}.csv`;
      const told = {
        onSuccess: (saved: { readonly path: string } | null) =>
          saved !== null && toasts.done(t('supervisor.saved', { path: saved.path })),
      };
      saveTable.mutate({ title: t('supervisor.save-title'), fileName, csv }, told);
    },
    onError: (error) => toasts.fault(error),
  });
  return { order: order.mutate, save: () => save.mutate(), isBusy: order.isPending || save.isPending };
}
