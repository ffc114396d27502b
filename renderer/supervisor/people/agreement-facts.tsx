import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementFigures } from '../../../preload/contract/people/consistency.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { ClassFigure, ScoreFigure, ShareFigure } from './figure-cells.tsx';
import styles from './people-page.module.css';

/** How far two looks agree, overall, by class and beyond chance, with a warning where a figure says little. */
export function AgreementFacts({
  figures,
  children,
}: {
  readonly figures: AgreementFigures;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { agreement, onBad, onGood, kappa, ac1, bad, doubt } = figures;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('consistency.agreement')}</dt>
        <dd>
          <ShareFigure share={agreement} />
        </dd>
        {children}
        <dt title={t('consistency.on-bad-hint')}>{t('consistency.on-bad')}</dt>
        <dd>
          <ClassFigure score={onBad} />
        </dd>
        <dt title={t('consistency.on-good-hint')}>{t('consistency.on-good')}</dt>
        <dd>
          <ClassFigure score={onGood} />
        </dd>
        <dt title={t('consistency.kappa-hint')}>{t('consistency.kappa')}</dt>
        <dd>
          <ScoreFigure score={kappa} why={t('consistency.kappa-unknown')} />
        </dd>
        <dt title={t('consistency.ac1-hint')}>{t('consistency.ac1')}</dt>
        <dd>
          <ScoreFigure score={ac1} why={t('consistency.unknown')} />
        </dd>
        <dt title={t('consistency.called-bad-hint')}>{t('consistency.called-bad')}</dt>
        <dd>{t('consistency.of-count', { some: format.count(bad.count), of: format.count(bad.of) })}</dd>
      </dl>
      {doubt !== null && (
        <p className={styles.doubt}>
          {t(`consistency.doubt.${doubt}`, { bad: format.count(bad.count), of: format.count(bad.of) })}
        </p>
      )}
    </>
  );
}
