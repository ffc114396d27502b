import { useTranslation } from 'react-i18next';
import type { AgreementFigures } from '../../../preload/contract/people/consistency.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './people-page.module.css';

/** An estimated share with its interval and denominator; a dash with the reason where nothing is known. */
export function ShareFigure({ share }: { readonly share: AgreementFigures['agreement'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (share === null) return <Unknown why={t('consistency.unknown')} />;
  return (
    <span className={styles.figure}>
      <strong>{format.percent(share.share)}</strong>
      <span className={styles.dim}>
        {t('consistency.interval', { from: format.percent(share.low), to: format.percent(share.high) })}
      </span>
      <span className={styles.dim}>
        {t('consistency.of-count', { some: format.count(share.count), of: format.count(share.of) })}
      </span>
    </span>
  );
}

/** Kappa or AC1 with its interval. */
export function ScoreFigure({ score, why }: { readonly score: AgreementFigures['kappa']; readonly why: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (score === null) return <Unknown why={why} />;
  return (
    <span className={styles.figure}>
      <strong>{format.score(score.value)}</strong>
      <span className={styles.dim}>
        {t('consistency.interval', { from: format.score(score.low), to: format.score(score.high) })}
      </span>
    </span>
  );
}

/** Agreement on good or on bad parts, as a share of the looks that said so. */
export function ClassFigure({ score }: { readonly score: AgreementFigures['onBad'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (score === null) return <Unknown why={t('consistency.class-unknown')} />;
  return (
    <span className={styles.figure}>
      <strong>{format.percent(score.value)}</strong>
      <span className={styles.dim}>
        {t('consistency.interval', { from: format.percent(score.low), to: format.percent(score.high) })}
      </span>
    </span>
  );
}

export function Unknown({ why }: { readonly why: string }) {
  return (
    <span className={styles.figure} title={why}>
      —
    </span>
  );
}
