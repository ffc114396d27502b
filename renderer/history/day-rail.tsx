import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryDay } from '../../preload/contract/parts/history.ts';
import type { Instant } from '../../preload/contract/values/units.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { FigureInfo } from '../ui/marks/figure-info.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import { endOfDay, startOfDay } from './day-bounds.ts';
import styles from './history.module.css';

const DAY_REM = 3;
const EVERY_MS = 60_000;

type Props = { readonly until: Instant | null; readonly onShow: (until: Instant | null) => void };

/** The days on which something was inspected: a way through a million parts that no scroll bar could offer. */
export function DayRail({ until, onShow }: Props) {
  const { t } = useTranslation();
  const days = useOperation('history.days', {}, { everyMs: EVERY_MS }).data ?? [];
  const scroller = useRef<HTMLElement>(null);
  const height = DAY_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const list = useVirtualizer({
    count: days.length,
    estimateSize: () => height,
    overscan: 4,
    getScrollElement: () => scroller.current,
  });
  return (
    <nav ref={scroller} className={styles.days} aria-label={t('history.days')}>
      <div className={styles.daysHead}>
        <UnstyledButton className={styles.day} aria-pressed={until === null} onClick={() => onShow(null)}>
          <strong>{t('history.newest')}</strong>
        </UnstyledButton>
        <FigureInfo figure="day-counts" />
      </div>
      <ol className={styles.rows} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const day = days[index];
          return (
            day && (
              <li key={day.day} className={styles.place} style={{ height, transform: `translateY(${start}px)` }}>
                <Day day={day} isShown={isWithin(until, day)} onShow={() => onShow(endOfDay(day.day))} />
              </li>
            )
          );
        })}
      </ol>
    </nav>
  );
}

type DayProps = { readonly day: HistoryDay; readonly isShown: boolean; readonly onShow: () => void };

function Day({ day, isShown, onShow }: DayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <UnstyledButton className={styles.day} aria-pressed={isShown} onClick={onShow}>
      <span>{format.weekday(startOfDay(day.day))}</span>
      <span className={styles.dim}>
        {t('history.day-counts', {
          inspected: format.count(day.inspected),
          share: format.share(day.fail, day.inspected) ?? '—',
        })}
      </span>
    </UnstyledButton>
  );
}

function isWithin(until: Instant | null, { day }: HistoryDay): boolean {
  return until !== null && until > startOfDay(day) && until <= endOfDay(day);
}
