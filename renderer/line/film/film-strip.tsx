import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';
import { FilmFrame } from './film-frame.tsx';
import styles from './film-strip.module.css';

const FRAME_WIDTH = 112;

/** The last parts, newest left; only visible ones are in the page. */
export function FilmStrip({ parts }: { readonly parts: readonly InspectionSummary[] }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const strip = useVirtualizer({
    count: parts.length,
    horizontal: true,
    estimateSize: () => FRAME_WIDTH,
    overscan: 3,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => parts[index]?.id ?? index,
  });
  useSteadyScroll(scroller, parts, strip.scrollOffset ?? 0);
  return (
    <section ref={scroller} className={styles.strip} aria-label={t('line.strip')}>
      <div className={styles.film} style={{ width: strip.getTotalSize() }}>
        {strip.getVirtualItems().map(({ key, index, start }) => {
          const part = parts[index];
          return (
            part && (
              <div key={String(key)} className={styles.place} style={{ left: start, width: FRAME_WIDTH }}>
                <FilmFrame part={part} />
              </div>
            )
          );
        })}
        {parts.length === 0 && <p className={styles.none}>{t('line.strip-empty')}</p>}
      </div>
    </section>
  );
}

/**
 * After scrolling back the same parts stay in view while new ones come in on the left. The position
 * is known from the scrolling itself: asking the element would make the browser lay out the page for every part.
 */
function useSteadyScroll(
  scroller: { readonly current: HTMLDivElement | null },
  parts: readonly InspectionSummary[],
  scrolledTo: number,
): void {
  const firstBefore = useRef(parts[0]?.id);
  const scrolled = useRef(scrolledTo);
  scrolled.current = scrolledTo;
  useLayoutEffect(() => {
    const arrived = parts.findIndex((part) => part.id === firstBefore.current);
    firstBefore.current = parts[0]?.id;
    if (scrolled.current > FRAME_WIDTH && arrived > 0) {
      scroller.current?.scrollTo({ left: scrolled.current + arrived * FRAME_WIDTH });
    }
  }, [parts, scroller]);
}
