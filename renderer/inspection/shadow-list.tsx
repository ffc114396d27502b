import { useTranslation } from 'react-i18next';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { reasonSentence } from '../ui/words/reason-sentence.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './story.module.css';

/** A challenger answers some time after the champion. */
const EVERY_MS = 5000;

/** What models in shadow would have decided about the part; nothing if none looked. */
export function ShadowList({ id }: { readonly id: InspectionId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const verdicts = useOperation('shadow.verdicts', { id }, { everyMs: EVERY_MS }).data ?? [];
  if (verdicts.length === 0) return null;
  return (
    <section>
      <h2>{t('inspection.shadow')}</h2>
      <ul className={styles.people}>
        {verdicts.map(({ modelSha256, modelName, verdict, reasons, lookMs }) => (
          <li key={modelSha256}>
            {modelName}: <strong>{t(`history.verdict-${verdict}`)}</strong>{' '}
            <span className={styles.dim}>{t('inspection.took', { time: format.milliseconds(lookMs) })}</span>
            <ul className={styles.reasons}>
              {reasons.map((reason) => {
                const sentence = reasonSentence(reason, t, format);
                return <li key={sentence}>{sentence}</li>;
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
