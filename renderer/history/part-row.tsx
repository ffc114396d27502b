import { Checkbox } from '@mantine/core';
import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import type { Instant } from '../../preload/contract/values/units.ts';
import type { Format } from '../../preload/words/format.ts';
import { Thumbnail } from '../picture/thumbnail.tsx';
import { VerdictMark } from '../ui/marks/verdict-mark.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './history.module.css';
import type { HistoryColumn } from './use-history-view.ts';

type Props = {
  readonly part: InspectionSummary;
  readonly search: string;
  readonly columns: readonly HistoryColumn[];
  readonly isChosen: boolean;
  /** Null for those who may not choose parts. */
  readonly onChoose: ((part: InspectionSummary) => void) | null;
};

/** The widths of the columns, so that all rows of a list agree. */
const widths: Readonly<Record<HistoryColumn, string>> = {
  picture: '4.5rem',
  lot: 'minmax(4rem, 0.8fr)',
  lane: 'minmax(4.5rem, 1fr)',
  defect: 'minmax(4.5rem, 1fr)',
  verdict: 'minmax(5rem, 0.8fr)',
  answer: 'minmax(5rem, 1fr)',
  decided: '6.6rem',
  captured: '6.6rem',
};

/** One part in one line: what the line was told, which part it is, and the chosen columns. */
export const PartRow = memo(function PartRow({ part, search, columns, isChosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = part.serial ?? part.fileName;
  const others = columns.filter((column) => column !== 'picture');
  const template = [
    ...(columns.includes('picture') ? [widths.picture] : []),
    ...['7.2rem', 'minmax(5.5rem, 1.4fr)'],
    ...others.map((column) => widths[column]),
  ].join(' ');
  return (
    <div className={styles.line}>
      {onChoose !== null && (
        <Checkbox
          className={styles.choose}
          aria-label={t('history.choose', { name })}
          checked={isChosen}
          onChange={() => onChoose(part)}
        />
      )}
      <Link
        href={`/inspection/${part.id}?${new URLSearchParams({ history: search })}`}
        className={styles.row}
        style={{ gridTemplateColumns: template }}
        title={name}
      >
        {columns.includes('picture') && <PartThumbnail part={part} />}
        <span className={styles.signal}>
          <VerdictMark signal={part.signal} />
          {part.arm === 'canary' && <span className={styles.canary}>{t('history.arm-canary')}</span>}
        </span>
        <strong className={styles.cell}>{name}</strong>
        {others.map((column) => (
          <span key={column} className={styles.cell}>
            {cellOf(part, column, t, format)}
          </span>
        ))}
      </Link>
    </div>
  );
});

export function PartThumbnail({ part }: { readonly part: Pick<InspectionSummary, 'id' | 'isReadable'> }) {
  return part.isReadable ? (
    <Thumbnail id={part.id} className={styles.thumbnail} />
  ) : (
    <span className={styles.thumbnail} />
  );
}

function cellOf(part: InspectionSummary, column: HistoryColumn, t: TFunction, format: Format): ReactNode {
  switch (column) {
    case 'picture':
      return null;
    case 'lot':
      return part.lot === null ? '—' : t('part.lot', { lot: part.lot });
    case 'lane':
      return part.laneName;
    case 'defect':
      return part.topClass !== null && part.topScore !== null && `${part.topClass} ${format.score(part.topScore)}`;
    case 'verdict':
      return t(`history.verdict-${part.verdict}`);
    case 'answer':
      if (part.disposition !== null) return t(`disposition.${part.disposition}`);
      return part.isWaiting ? t('history.waits') : '';
    case 'decided':
      return <TwoLineTime at={part.decidedAt} />;
    case 'captured':
      return <TwoLineTime at={part.capturedAt} />;
    default:
      return column satisfies never;
  }
}

/** A date above its time of day, so that neither is cut in a narrow column. */
function TwoLineTime({ at }: { readonly at: Instant }) {
  const format = useFormat();
  return (
    <time className={styles.moment}>
      <span>{format.date(at)}</span>
      <span>{format.clock(at)}</span>
    </time>
  );
}
