import { useTranslation } from 'react-i18next';
import type { ByWhom, Comparison } from '../../../preload/contract/models/shadow.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import compare from './compare.module.css';

const BY = ['both', 'championOnly', 'challengerOnly', 'neither'] as const satisfies readonly (keyof ByWhom)[];
const NAMED_BY = ['both', 'championOnly', 'challengerOnly'] as const satisfies readonly (keyof ByWhom)[];
/** What people say about the class, and which model can have named it: a part without the class that neither named is not counted. */
const GROUPS = [
  { people: 'has', by: BY },
  { people: 'hasNot', by: NAMED_BY },
  { people: 'unknown', by: NAMED_BY },
] as const;

/** Defect class by defect class: which of the two named it, on parts with it, parts without it, and parts not judged. */
export function ComparisonClasses({ classes }: { readonly classes: Comparison['classes'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (classes.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling areas must be reachable by keyboard
    <section className={compare.wide} tabIndex={0} aria-label={t('compare.classes')}>
      <table className={`${styles.table} ${compare.groups}`}>
        <caption>
          {t('compare.classes')} <FigureInfo figure="comparison" />
          <span className={compare.known}>{t('compare.classes-lead')}</span>
        </caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {t('compare.class')}
            </th>
            {GROUPS.map(({ people, by }) => (
              <th key={people} colSpan={by.length} scope="colgroup">
                {t(`compare.people-${people}`)}
              </th>
            ))}
          </tr>
          <tr>
            {GROUPS.flatMap(({ people, by }) =>
              by.map((whom) => (
                <th key={people + whom} scope="col">
                  {t(`compare.by-${whom}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {classes.map((one) => (
            <tr key={one.className}>
              <th scope="row">{one.className}</th>
              {BY.map((whom) => (
                <td key={`has ${whom}`}>{format.count(one.has[whom])}</td>
              ))}
              {NAMED_BY.map((whom) => (
                <td key={`hasNot ${whom}`}>{format.count(one.hasNot[whom])}</td>
              ))}
              {NAMED_BY.map((whom) => (
                <td key={`unknown ${whom}`}>{format.count(one.unknown[whom])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
