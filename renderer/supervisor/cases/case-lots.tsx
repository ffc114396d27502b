import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type CaseCounts, type CaseDetail, wentSchema } from '../../../preload/contract/parts/containment.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './cases.module.css';

type Column = { readonly name: string; readonly of: (counts: CaseCounts) => number };

function columnsOf(t: TFunction): readonly Column[] {
  return [
    { name: t('case.count.parts'), of: ({ parts }) => parts },
    ...wentSchema.options.map((way): Column => ({ name: t(`case.went.${way}`), of: ({ went }) => went[way] })),
    { name: t('case.count.changed'), of: ({ changed }) => changed },
    { name: t('case.count.none'), of: ({ none }) => none },
    { name: t('case.count.open'), of: ({ open }) => open },
    { name: t('case.count.good'), of: ({ good }) => good },
    { name: t('case.count.bad'), of: ({ bad }) => bad },
    { name: t('case.count.recalled'), of: ({ recalled }) => recalled },
    { name: t('case.count.aside'), of: ({ setAside }) => setAside },
  ];
}

/** The parts of a case counted: by lot, by where they went, and by what became of them. Columns without parts are left out. */
export function CaseLots({ detail: { counts, lots } }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = columnsOf(t).filter(({ of }, at) => at === 0 || of(counts) > 0);
  const row = (key: string, name: string, of: CaseCounts) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {columns.map((column) => (
        <td key={column.name}>{format.count(column.of(of))}</td>
      ))}
    </tr>
  );
  return (
    <section aria-label={t('case.by-lot')}>
      <h2 className={styles.heading}>
        {t('case.by-lot')} <FigureInfo figure="case-parts" />
      </h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('case.count.lot')}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{lots.map(({ lot, counts: of }) => row(`lot ${lot}`, lot ?? t('case.no-lot'), of))}</tbody>
          <tfoot>{row('all', t('case.every-lot'), counts)}</tfoot>
        </table>
      </div>
    </section>
  );
}
