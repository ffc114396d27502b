import { Checkbox } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import { VerdictMark } from '../ui/marks/verdict-mark.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './history.module.css';
import { PartThumbnail } from './part-row.tsx';

type Props = {
  readonly part: InspectionSummary;
  readonly search: string;
  readonly isChosen: boolean;
  /** Null for those who may not choose parts. */
  readonly onChoose: ((part: InspectionSummary) => void) | null;
};

/** One part as a picture, with what the line was told and why. */
export const PartTile = memo(function PartTile({ part, search, isChosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = part.serial ?? part.fileName;
  return (
    <div className={styles.tile} data-chosen={isChosen}>
      <Link
        href={`/inspection/${part.id}?${new URLSearchParams({ history: search })}`}
        className={styles.tileLink}
        title={name}
      >
        <PartThumbnail part={part} />
        <span className={styles.tileName}>{name}</span>
        <span className={styles.signal}>
          <VerdictMark signal={part.signal} />
        </span>
        <span className={styles.dim}>
          {part.topClass !== null && part.topScore !== null
            ? `${part.topClass} ${format.score(part.topScore)}`
            : format.dayTime(part.decidedAt)}
        </span>
      </Link>
      {onChoose !== null && (
        <Checkbox
          className={styles.tileChoose}
          aria-label={t('history.choose', { name })}
          checked={isChosen}
          onChange={() => onChoose(part)}
        />
      )}
    </div>
  );
});
