import { useTranslation } from 'react-i18next';
import type { Consistency } from '../../../preload/contract/consistency.ts';
import { useFormat } from '../../ui/use-format.ts';
import { KappaFigure, ShareFigure } from './figure-cells.tsx';
import styles from './people-page.module.css';

/** Every two people who saw the same parts. */
export function PairTable({ pairs }: { readonly pairs: Consistency['pairs'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.block}>
      <h2 className={styles.heading}>{t('consistency.pairs')}</h2>
      {pairs.length === 0 ? (
        <p className={styles.dim}>{t('consistency.no-pairs')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('consistency.person')}</th>
              <th scope="col">{t('consistency.agreement')}</th>
              <th scope="col" title={t('consistency.kappa-hint')}>
                {t('consistency.kappa')}
              </th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ names, agreement, kappa }) => (
              <tr key={names.join(' ')}>
                <th scope="row" className={styles.name}>
                  {format.list(names)}
                </th>
                <td>
                  <ShareFigure share={agreement} />
                </td>
                <td>
                  <KappaFigure kappa={kappa} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
