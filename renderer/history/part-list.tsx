import { IconHistory } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import type { Instant } from '../../preload/contract/values/units.ts';
import { Empty } from '../ui/controls/empty.tsx';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './history.module.css';
import { PartRow } from './part-row.tsx';

const ROW_REM = 3.75;

type Props = {
  readonly parts: readonly InspectionSummary[];
  readonly search: string;
  /** How far back the search has come; null once it is complete. */
  readonly searchedTo: Instant | null;
  readonly isComplete: boolean;
  readonly isSearching: boolean;
  readonly more: () => void;
};

/** The parts found so far, only visible ones in the page; searches further back as the end comes into view. */
export function PartList({ parts, search, searchedTo, isComplete, isSearching, more }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLElement>(null);
  const rowHeight = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const list = useVirtualizer({
    count: parts.length,
    estimateSize: () => rowHeight,
    overscan: 8,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => parts[index]?.id ?? index,
  });
  const rows = list.getVirtualItems();
  const isEndInSight = (rows.at(-1)?.index ?? -1) >= parts.length - 1;
  useEffect(() => {
    if (isEndInSight && !isSearching) more();
  }, [isEndInSight, isSearching, more]);
  useRowKeys(scroller);
  if (parts.length === 0 && isComplete) {
    return (
      <Empty Icon={IconHistory} title={t('history.none')}>
        {t('history.none-hint')}
      </Empty>
    );
  }
  return (
    <section ref={scroller} className={styles.list} aria-label={t('history.parts')}>
      <ol className={styles.rows} style={{ height: list.getTotalSize() }}>
        {rows.map(({ key, index, start }) => {
          const part = parts[index];
          return (
            part && (
              <li
                key={String(key)}
                className={styles.place}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              >
                <PartRow part={part} search={search} />
              </li>
            )
          );
        })}
      </ol>
      <p className={styles.end} role="status">
        {isComplete
          ? t('history.end', { count: parts.length })
          : searchedTo !== null && t('history.searched', { count: parts.length, at: format.moment(searchedTo) })}
      </p>
    </section>
  );
}

/** Up and down move between rows; the rows are links, so that Enter opens the focused one. */
function useRowKeys(scroller: { readonly current: HTMLElement | null }): void {
  const step = (by: 1 | -1) => () => {
    const links = [...(scroller.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = links[at < 0 ? 0 : at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({ 'history-newer': step(-1), 'history-older': step(1) });
}
