import { useTranslation } from 'react-i18next';
import type { InspectionSummary, Reason } from '../../../preload/contract/parts/inspection.ts';
import { verdictColours, verdictLook } from '../../ui/marks/verdict.ts';
import { reasonSentence } from '../../ui/words/reason-sentence.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './verdict-banner.module.css';

/** The longest sentence that fits on two lines in the usual size; what to do about a bad image takes more. */
const LONG = 60;

type Props = {
  readonly part: InspectionSummary;
  readonly reasons: readonly Reason[];
  /** How long the line has been still, if it has: then the verdict is history and looks like it. */
  readonly staleForMs: number | null;
};

/** The verdict of the part in the picture, readable from two metres. */
export function VerdictBanner({ part, reasons, staleForMs }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { Icon } = verdictLook[part.signal];
  const { ground, on } = verdictColours(part.signal);
  const isStale = staleForMs !== null;
  const sentences = reasons.map((reason) => reasonSentence(reason, t, format));
  const [sentence] = sentences;
  const more = sentences.length - 1;
  return (
    <div
      className={styles.banner}
      data-stale={isStale}
      style={isStale ? undefined : { background: ground, color: on }}
      role="status"
    >
      <Icon className={styles.shape} stroke={2.75} aria-hidden />
      <strong className={styles.word}>{t(`verdict.${part.signal}`)}</strong>
      <span className={styles.why}>
        {isStale && (
          <span className={styles.reason}>
            {t('line.stale', { at: format.clock(part.decidedAt), age: format.age(staleForMs) })}
          </span>
        )}
        {sentence !== undefined && (
          <span className={styles.reason} data-long={sentence.length > LONG} title={sentences.join('\n')}>
            {sentence}
            {more > 0 && ` ${t('line.more-reasons', { count: more })}`}
          </span>
        )}
        {part.disposition !== null && (
          <span>{t('line.disposition', { disposition: t(`disposition.${part.disposition}`) })}</span>
        )}
        {part.isWaiting && <span>{t('line.waits')}</span>}
      </span>
    </div>
  );
}
