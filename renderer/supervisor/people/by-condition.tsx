import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementFigures, ByCondition } from '../../../preload/contract/people/consistency.ts';
import { Unknown } from './figure-cells.tsx';
import styles from './people-page.module.css';

type Props = {
  readonly figures: ByCondition;
  readonly show: (figures: AgreementFigures) => ReactNode;
};

/** The same figure for each condition of the looks, each with its name. */
export function ByConditionCell({ figures, show }: Props) {
  const { t } = useTranslation();
  if (figures.length === 0) return <Unknown why={t('consistency.unknown')} />;
  return (
    <div className={styles.conditions}>
      {figures.map((one) => (
        <div key={one.condition}>
          <span className={styles.condition} title={t(`consistency.condition.${one.condition}`)}>
            {t(`consistency.condition-short.${one.condition}`)}
          </span>
          {show(one)}
        </div>
      ))}
    </div>
  );
}
