import { useTranslation } from 'react-i18next';
import type { RolloutDetail } from '../../../preload/contract/models/rollout.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import own from './rollout.module.css';
import { happeningWords } from './rollout-words.ts';

/** The log of a roll-out, newest first: when, by whom, and why. */
export function RolloutLog({ rollout: { events, plan } }: { readonly rollout: RolloutDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('rollout.log')}</h2>
      <ol className={own.log}>
        {events.map(({ happening, looked, reason, madeBy, madeAt }) => (
          <li key={`${madeAt} ${happening.kind} ${looked}`}>
            <time className={styles.dim}>{format.moment(madeAt)}</time>
            <span>
              <strong>{happeningWords(happening, plan, t, format)}</strong>
              <span className={styles.dim}>
                {' '}
                · {t('rollout.at-parts', { count: looked })} · {madeBy}
                {reason !== '' && ` · ${reason}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
