import { useTranslation } from 'react-i18next';
import type { Consistency } from '../../../preload/contract/people/consistency.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { ByConditionCell } from './by-condition.tsx';
import { ClassFigure, ShareFigure } from './figure-cells.tsx';
import { KappaCell } from './kappa-cell.tsx';
import styles from './people-page.module.css';

/** Every two people who saw the same parts. */
export function PairTable({ pairs }: { readonly pairs: Consistency['pairs'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.block}>
      <h2 className={styles.heading}>
        {t('consistency.pairs')} <FigureInfo figure="consistency" />
      </h2>
      {pairs.length === 0 ? (
        <p className={styles.dim}>{t('consistency.no-pairs')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('consistency.person')}</th>
              <th scope="col">{t('consistency.agreement')}</th>
              <th scope="col" title={t('consistency.on-bad-hint')}>
                {t('consistency.on-bad')}
              </th>
              <th scope="col" title={t('consistency.kappa-hint')}>
                {t('consistency.kappa-and-ac1')}
              </th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ names, figures }) => (
              <tr key={names.join(' ')}>
                <th scope="row" className={styles.name}>
                  {format.list(names)}
                </th>
                <td>
                  <ByConditionCell figures={figures} show={({ agreement }) => <ShareFigure share={agreement} />} />
                </td>
                <td>
                  <ByConditionCell figures={figures} show={({ onBad }) => <ClassFigure score={onBad} />} />
                </td>
                <td>
                  <ByConditionCell figures={figures} show={(one) => <KappaCell figures={one} />} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
