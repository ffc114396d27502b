import { useTranslation } from 'react-i18next';
import type { AgreementFigures } from '../../../preload/contract/consistency.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './people-page.module.css';

/** An estimated share with its interval and of how many; a dash with the reason where nothing is known. */
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

export function KappaFigure({ kappa }: { readonly kappa: AgreementFigures['kappa'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (kappa === null) return <Unknown why={t('consistency.kappa-unknown')} />;
  return (
    <span className={styles.figure}>
      <strong>{format.score(kappa.kappa)}</strong>
      <span className={styles.dim}>
        {t('consistency.interval', { from: format.score(kappa.low), to: format.score(kappa.high) })}
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
