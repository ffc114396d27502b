import { useTranslation } from 'react-i18next';
import { type CaseCounts, type CaseDetail, wentSchema } from '../../../preload/contract/parts/containment.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './cases.module.css';

/** The parts of a case counted: by lot, by where they went, and by what became of them. */
export function CaseLots({ detail: { counts, lots } }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cells = (of: CaseCounts) => [
    of.parts,
    ...wentSchema.options.map((went) => of.went[went]),
    ...[of.changed, of.none, of.open, of.good, of.bad, of.recalled, of.setAside],
  ];
  const row = (name: string, of: CaseCounts) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      {cells(of).map((count, at) => (
        // Columns never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a column is
        <td key={at}>{format.count(count)}</td>
      ))}
    </tr>
  );
  return (
    <section aria-label={t('case.by-lot')}>
      <h2 className={styles.heading}>{t('case.by-lot')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys */}
      <section className={styles.scroll} aria-label={t('case.by-lot')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('case.count.lot')}</th>
              <th scope="col">{t('case.count.parts')}</th>
              {wentSchema.options.map((went) => (
                <th key={went} scope="col">
                  {t(`case.went.${went}`)}
                </th>
              ))}
              {(['changed', 'none', 'open', 'good', 'bad', 'recalled', 'aside'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`case.count.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{lots.map(({ lot, counts: of }) => row(lot ?? t('case.no-lot'), of))}</tbody>
          <tfoot>{row('∑', counts)}</tfoot>
        </table>
      </section>
    </section>
  );
}
