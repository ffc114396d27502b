import { useTranslation } from 'react-i18next';
import type { Disposition } from '../../preload/contract/parts/inspection.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './story.module.css';

type Props = { readonly dispositions: readonly Disposition[]; readonly isWaiting: boolean };

/** People's decisions about the part, oldest first; superseded ones stay. */
export function DispositionList({ dispositions, isWaiting }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const superseded = new Set(dispositions.map((made) => made.supersedes));
  return (
    <section>
      <h2>{t('inspection.people')}</h2>
      {dispositions.length === 0 && (
        <p className={styles.dim}>{isWaiting ? t('inspection.waits') : t('inspection.nobody-looked')}</p>
      )}
      <ol className={styles.people}>
        {dispositions.map((made) => (
          <li key={made.id} data-superseded={superseded.has(made.id)}>
            <strong>{t(`disposition.${made.kind}`)}</strong>
            {made.classNames.length > 0 && ` (${format.list(made.classNames)})`}
            <p className={styles.dim}>
              {[
                made.personName,
                made.stationName,
                format.moment(made.madeAt),
                t(`ask.${made.ask}`),
                made.tookMs === null ? null : t('inspection.took', { time: format.seconds(made.tookMs) }),
                superseded.has(made.id) ? t('inspection.superseded') : null,
              ]
                .filter((fact) => fact !== null && fact !== '')
                .join(' · ')}
            </p>
            {made.comment !== '' && <p>{made.comment}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
