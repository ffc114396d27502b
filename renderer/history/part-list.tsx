import { useElementSize } from '@mantine/hooks';
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
import { PartTile } from './part-tile.tsx';
import type { Chosen } from './use-chosen-parts.ts';
import type { HistoryView } from './use-history-view.ts';

const ROW_REM = 3.75;
const TILE_REM = { width: 10.5, height: 12 };

type Props = {
  readonly parts: readonly InspectionSummary[];
  readonly search: string;
  readonly view: HistoryView;
  /** Null for those who may not choose parts. */
  readonly chosen: Chosen | null;
  /** How far back the search has come; null once it is complete. */
  readonly searchedTo: Instant | null;
  readonly isComplete: boolean;
  readonly isSearching: boolean;
  readonly more: () => void;
};

/** The parts found so far, only visible ones in the page; searches further back as the end comes into view. */
export function PartList({ parts, search, view, chosen, searchedTo, isComplete, isSearching, more }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLElement>(null);
  const { ref: room, width } = useElementSize();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const arePictures = view.kind === 'pictures';
  const rowHeight = rem * (arePictures ? TILE_REM.height : ROW_REM);
  const perRow = arePictures ? Math.max(1, Math.floor(width / (rem * TILE_REM.width))) : 1;
  const list = useVirtualizer({
    count: Math.ceil(parts.length / perRow),
    estimateSize: () => rowHeight,
    overscan: 8,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => parts[index * perRow]?.id ?? index,
  });
  const rows = list.getVirtualItems();
  const isEndInSight = ((rows.at(-1)?.index ?? -1) + 1) * perRow >= parts.length;
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
      <ol ref={room} className={styles.rows} style={{ height: list.getTotalSize() }}>
        {rows.map(({ key, index, start }) => (
          <li
            key={String(key)}
            className={styles.place}
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
          >
            {parts.slice(index * perRow, (index + 1) * perRow).map((part) => {
              const choice = { isChosen: chosen?.parts.has(part.id) ?? false, onChoose: chosen?.toggle ?? null };
              return arePictures ? (
                <PartTile key={part.id} {...{ part, search, ...choice }} />
              ) : (
                <PartRow key={part.id} columns={view.columns} {...{ part, search, ...choice }} />
              );
            })}
          </li>
        ))}
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
