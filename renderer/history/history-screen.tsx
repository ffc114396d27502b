import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { DayRail } from './day-rail.tsx';
import { FilterFields } from './filter-fields.tsx';
import styles from './history.module.css';
import { HistoryBar } from './history-bar.tsx';
import { hasNewerParts } from './newer-parts.ts';
import { PartList } from './part-list.tsx';
import { useChosenParts } from './use-chosen-parts.ts';
import { useHistory } from './use-history.ts';
import { useHistoryFilter } from './use-history-filter.ts';
import { useHistoryView } from './use-history-view.ts';

/** Every part that was ever inspected, and how to find any of them. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const { filter, search, change, show } = useHistoryFilter();
  const history = useHistory(filter, search);
  const parts = history.data?.pages.flatMap((page) => page.parts) ?? [];
  const view = useHistoryView();
  const chosen = useChosenParts(search);
  const last = useOperation('station.status', {}).data?.last ?? null;
  const { role } = useSession();
  const mayChoose = role === 'supervisor' || role === 'engineer';
  const isBehind = filter.until === null && hasNewerParts(history.data?.pages ?? [], last?.id ?? null);
  return (
    <div className={styles.screen}>
      <DayRail until={filter.until} onShow={(until) => change({ until, from: null })} />
      <div className={styles.main}>
        <header className={styles.filters}>
          <FilterFields filter={filter} change={change} show={show} />
        </header>
        <HistoryBar {...view} filter={filter} chosen={chosen} />
        {isBehind && (
          <Button
            className={styles.newer}
            variant="light"
            leftSection={<IconRefresh size="1.1rem" aria-hidden />}
            onClick={() => void history.refetch()}
          >
            {t('history.newer')}
          </Button>
        )}
        {history.isError ? (
          <FaultNotice error={history.error} onRetry={() => void history.refetch()} />
        ) : (
          <PartList
            key={`${search} ${view.view.kind}`}
            parts={parts}
            search={search}
            view={view.view}
            chosen={mayChoose ? chosen : null}
            searchedTo={history.data?.pages.at(-1)?.next?.at ?? null}
            isComplete={history.data !== undefined && !history.hasNextPage}
            isSearching={history.isFetching}
            more={() => {
              if (history.hasNextPage && !history.isFetching) void history.fetchNextPage();
            }}
          />
        )}
      </div>
    </div>
  );
}
