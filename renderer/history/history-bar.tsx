import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryCount, HistoryFilter } from '../../preload/contract/parts/history.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { useFormat } from '../ui/words/use-format.ts';
import { BulkMenu } from './bulk-menu.tsx';
import styles from './history.module.css';
import type { Chosen } from './use-chosen-parts.ts';
import { columnSchema, type HistoryColumn, type useHistoryView } from './use-history-view.ts';

type Props = ReturnType<typeof useHistoryView> & {
  readonly filter: HistoryFilter;
  readonly chosen: Chosen;
};

/** How many parts were found, what can be done with them, and how they are shown. */
export function HistoryBar({ filter, chosen, view, change }: Props) {
  const { t } = useTranslation();
  const count = useOperation('history.count', { filter }, { isKept: true });
  const { role } = useSession();
  const isLeader = role === 'supervisor' || role === 'engineer';
  const found = count.data;
  return (
    <div className={styles.bar}>
      <p className={styles.count} role="status" data-old={count.isPlaceholderData}>
        {useCountWords(found)}
      </p>
      {chosen.parts.size > 0 && (
        <Button variant="subtle" size="sm" onClick={chosen.clear}>
          {t('history.unchoose', { count: chosen.parts.size })}
        </Button>
      )}
      {isLeader && (found === undefined || found.parts > 0) && (
        <BulkMenu {...{ filter, chosen, role }} found={found ?? null} />
      )}
      <SegmentedControl
        size="sm"
        aria-label={t('history.view')}
        value={view.kind}
        onChange={(kind) => change({ kind: kind === 'pictures' ? 'pictures' : 'list' })}
        data={(['list', 'pictures'] as const).map((value) => ({ value, label: t(`history.view-${value}`) }))}
      />
      <ColumnChoice view={view} change={change} />
    </div>
  );
}

/** Which columns the list has. Pictures have none. */
function ColumnChoice({ view, change }: ReturnType<typeof useHistoryView>) {
  const { t } = useTranslation();
  const toggle = (column: HistoryColumn, isWanted: boolean) =>
    change({ columns: columnSchema.options.filter((one) => (one === column ? isWanted : view.columns.includes(one))) });
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="default"
          disabled={view.kind === 'pictures'}
          aria-label={t('history.columns')}
          title={t('history.columns')}
        >
          <IconColumns3 stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columnSchema.options.map((column) => (
            <Checkbox
              key={column}
              label={t(`history.column-${column}`)}
              checked={view.columns.includes(column)}
              onChange={({ currentTarget }) => toggle(column, currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function useCountWords(found: HistoryCount | undefined) {
  const { t } = useTranslation();
  const format = useFormat();
  if (found === undefined) return t('history.counting');
  const words = { count: found.parts, formatted: format.count(found.parts) };
  if (found.stoppedBy === 'limit') return t('history.found-more', words);
  if (found.searchedTo !== null) return t('history.found-since', { ...words, at: format.moment(found.searchedTo) });
  return t('history.found', words);
}
