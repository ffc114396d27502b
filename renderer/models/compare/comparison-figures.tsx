import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../preload/contract/models/shadow.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import { judgedFacts, lookFacts } from './comparison-facts.ts';

/** Every figure with its denominator, and its interval where it is an estimate. */
export function ComparisonFigures({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [...lookFacts(comparison, t, format), ...judgedFacts(comparison, t, format)];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <p className={styles.lead}>
        {t('compare.methods')} <FigureInfo figure="comparison" />
      </p>
    </>
  );
}
