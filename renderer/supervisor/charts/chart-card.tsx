import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureId } from '../../i18n/en/figures.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { CardActions, type PartsLink } from './card-actions.tsx';
import styles from './chart-card.module.css';
import type { ChartTable } from './chart-table.ts';
import { PictureCaption } from './picture-caption.tsx';
import { TableView } from './table-view.tsx';

/** What a chart says. */
export type Answer = {
  /** The one figure, in words. */
  readonly figure: string;
  /** Its denominator, and its interval where it is an estimate. */
  readonly note?: string | undefined;
  /** More about the figure, on a separate line. */
  readonly detail?: string | undefined;
  /** The same figure for the previous period. */
  readonly before?: string | undefined;
  /** The way to exactly the parts behind it, where the history can filter for them. */
  readonly parts?: PartsLink | undefined;
  /** Controls that choose between several drawings of this answer. */
  readonly choice?: ReactNode;
  readonly chart: ReactNode;
  readonly table: ChartTable;
};

type Props<T> = {
  /** Plain name for files. */
  readonly name: string;
  /** The figure whose definition the ⓘ opens. */
  readonly figure: FigureId;
  readonly question: string;
  readonly report: UseQueryResult<T>;
  /** `null` where there is nothing to draw. */
  readonly answer: (value: T) => Answer | null;
  /** Why there is nothing, and what brings something. */
  readonly empty: string;
};

/** One question, its answer as a figure and a drawing, the same as a table, and the ways to save it. */
export function ChartCard<T>({ name, figure, question, report, answer, empty }: Props<T>) {
  const { t } = useTranslation();
  const card = useRef<HTMLElement>(null);
  const [isTable, showTable] = useState(false);
  const shown = report.data === undefined ? null : answer(report.data);
  return (
    <section className={styles.card} ref={card} aria-label={question}>
      <PictureCaption />
      <div className={styles.head}>
        <h2 className={styles.question}>{question}</h2>
        <div className={styles.actions}>
          {shown !== null && (
            <CardActions
              card={card}
              name={name}
              table={shown.table}
              parts={shown.parts}
              isTable={isTable}
              onTable={() => showTable((is) => !is)}
            />
          )}
          <FigureInfo figure={figure} />
        </div>
      </div>
      <Loaded query={report} height="20rem">
        {() =>
          shown === null ? (
            <p className={styles.empty}>{empty}</p>
          ) : (
            <>
              <p className={styles.answer}>
                <span className={styles.figure}>{shown.figure}</span>
                <span className={styles.note}>{shown.note}</span>
                {shown.detail !== undefined && <span className={styles.before}>{shown.detail}</span>}
                {shown.before !== undefined && (
                  <span className={styles.before}>{t('supervisor.before', { figure: shown.before })}</span>
                )}
              </p>
              {shown.choice !== undefined && <div className={styles.choice}>{shown.choice}</div>}
              {isTable ? (
                <TableView table={shown.table} label={question} />
              ) : (
                <div className={styles.picture}>{shown.chart}</div>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
