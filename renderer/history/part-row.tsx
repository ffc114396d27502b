import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import { Thumbnail } from '../picture/thumbnail.tsx';
import { VerdictMark } from '../ui/marks/verdict-mark.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './history.module.css';

type Props = { readonly part: InspectionSummary; readonly search: string };

/** One part in one line: its image, what the line was told, which part it is, and what people decided. */
export const PartRow = memo(function PartRow({ part, search }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = part.serial ?? part.fileName;
  const outcome =
    part.disposition === null ? (part.isWaiting ? t('history.waits') : '') : t(`disposition.${part.disposition}`);
  return (
    <Link
      href={`/inspection/${part.id}?${new URLSearchParams({ history: search })}`}
      className={styles.row}
      title={name}
    >
      {part.isReadable ? (
        <Thumbnail id={part.id} className={styles.thumbnail} />
      ) : (
        <span className={styles.thumbnail} />
      )}
      <span className={styles.signal}>
        <VerdictMark signal={part.signal} />
        {part.arm === 'canary' && <span className={styles.canary}>{t('history.arm-canary')}</span>}
      </span>
      <span className={styles.name}>
        <strong>{name}</strong>
        <span className={styles.dim}>
          {[part.lot === null ? null : t('part.lot', { lot: part.lot }), part.laneName]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </span>
      </span>
      <span className={styles.defect}>
        {part.topClass !== null && part.topScore !== null && `${part.topClass} ${format.score(part.topScore)}`}
      </span>
      <span className={styles.outcome}>{outcome}</span>
      <time className={styles.time}>{format.moment(part.decidedAt)}</time>
    </Link>
  );
});
