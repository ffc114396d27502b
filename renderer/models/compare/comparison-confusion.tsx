import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../preload/contract/models/shadow.ts';
import { type VerdictKind, verdictKindSchema } from '../../../preload/contract/parts/inspection.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import compare from './compare.module.css';

const VERDICTS = verdictKindSchema.options;

/** Verdicts of the champion down, those of the challenger across, and in each cell what people said about the parts. */
export function ComparisonConfusion({ confusion }: { readonly confusion: Comparison['confusion'] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <caption>
        {t('compare.confusion')} <FigureInfo figure="comparison" />
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('compare.champion')}</th>
          {VERDICTS.map((verdict) => (
            <th key={verdict} scope="col">
              {t('compare.challenger-says', { verdict: t(`history.verdict-${verdict}`) })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {VERDICTS.map((champion) => (
          <tr key={champion}>
            <th scope="row">{t(`history.verdict-${champion}`)}</th>
            {VERDICTS.map((challenger) => (
              <td key={challenger} data-same={champion === challenger}>
                <Field cell={cellOf(confusion, champion, challenger)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Cell = Comparison['confusion'][number];

function cellOf(confusion: readonly Cell[], champion: VerdictKind, challenger: VerdictKind): Cell | undefined {
  return confusion.find((one) => one.champion === champion && one.challenger === challenger);
}

function Field({ cell }: { readonly cell: Cell | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (cell === undefined) return <>{format.count(0)}</>;
  const { parts, good, bad } = cell;
  return (
    <>
      {format.count(parts)}
      {good + bad > 0 && (
        <span className={compare.known}>
          {t('compare.known', { good: format.count(good), bad: format.count(bad) })}
        </span>
      )}
    </>
  );
}
