import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';
import { Thumbnail } from '../../picture/thumbnail.tsx';
import { VerdictMark } from '../../ui/marks/verdict-mark.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './film-strip.module.css';

type Props = { readonly part: InspectionSummary };

/** One part of the strip: thumbnail, verdict, time. Memoised: a part seldom changes, and the strip often does. */
export const FilmFrame = memo(function FilmFrame({ part }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = part.serial ?? part.fileName;
  return (
    <Link
      href={`/inspection/${part.id}`}
      className={styles.frame}
      title={name}
      aria-label={t('line.frame', { name, verdict: t(`verdict.${part.signal}`), at: format.clock(part.decidedAt) })}
    >
      {part.isReadable ? (
        <Thumbnail id={part.id} className={styles.thumbnail} />
      ) : (
        <span className={styles.thumbnail} />
      )}
      <span className={styles.mark}>
        <VerdictMark signal={part.signal} />
      </span>
      <time>{format.clock(part.decidedAt)}</time>
    </Link>
  );
});
