import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import { VerdictMark } from '../ui/marks/verdict-mark.tsx';
import { reasonSentence } from '../ui/words/reason-sentence.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './story.module.css';

/** Which part this is, what the line was told, and why. */
export function VerdictStory({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { serial, lot, fileName, laneName, isBrought } = inspection;
  return (
    <section>
      <h1 className={styles.serial}>{serial ?? fileName}</h1>
      <p className={styles.dim}>
        {[lot === null ? null : t('part.lot', { lot }), laneName, format.moment(inspection.decidedAt)]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      {isBrought ? (
        <p>{t('inspection.brought')}</p>
      ) : (
        <>
          <p className={styles.verdict}>
            <VerdictMark signal={inspection.signal} />
            <span className={styles.dim}>{t(`inspection.machine-${inspection.verdict}`)}</span>
          </p>
          <ul className={styles.reasons}>
            {inspection.reasons.map((reason) => {
              const sentence = reasonSentence(reason, t, format);
              return <li key={sentence}>{sentence}</li>;
            })}
          </ul>
        </>
      )}
    </section>
  );
}
