import { useTranslation } from 'react-i18next';
import type { AgreementFigures } from '../../../preload/contract/people/consistency.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { ScoreFigure } from './figure-cells.tsx';
import styles from './people-page.module.css';

/** Kappa with AC1 beside it, and a note where kappa says little. */
export function KappaCell({ figures }: { readonly figures: AgreementFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kappa, ac1, doubt, bad } = figures;
  return (
    <div className={styles.beside}>
      <ScoreFigure score={kappa} why={t('consistency.kappa-unknown')} />
      <ScoreFigure score={ac1} why={t('consistency.unknown')} />
      {doubt !== null && (
        <span
          className={styles.doubtShort}
          title={t(`consistency.doubt.${doubt}`, { bad: format.count(bad.count), of: format.count(bad.of) })}
        >
          {t(`consistency.doubt-short.${doubt}`)}
        </span>
      )}
    </div>
  );
}
