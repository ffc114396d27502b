import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
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

type Props = {
  readonly detail: CaseDetail;
  /** The lot whose parts are shown below; empty: those without one; null: every lot. */
  readonly lot: string | null;
  readonly onLot: (lot: string | null) => void;
};

/**
 * The parts of a case counted: by lot, by where they went, and by what became of them. Columns without parts are left out.
 * A press on a lot narrows the list of parts to it, another press shows every lot again.
 */
export function CaseLots({ detail: { counts, lots }, lot: shown, onLot }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = columnsOf(t).filter(({ of }, at) => at === 0 || of(counts) > 0);
  const row = (key: string, name: ReactNode, of: CaseCounts) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {columns.map((column) => (
        <td key={column.name}>{format.count(column.of(of))}</td>
      ))}
    </tr>
  );
  const lotButton = (lot: string) => (
    <button
      type="button"
      className={styles.lot}
      aria-pressed={lot === shown}
      title={t('case.lot-only')}
      onClick={() => onLot(lot === shown ? null : lot)}
    >
      {lot === '' ? t('case.no-lot') : lot}
    </button>
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
          <tbody>{lots.map(({ lot, counts: of }) => row(`lot ${lot}`, lotButton(lot ?? ''), of))}</tbody>
          <tfoot>{row('all', t('case.every-lot'), counts)}</tfoot>
        </table>
      </div>
    </section>
  );
}
