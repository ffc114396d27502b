import { useTranslation } from 'react-i18next';
import type { StudyResult } from '../../../preload/contract/people/study.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { ScoreFigure, ShareFigure } from '../people/figure-cells.tsx';
import peopleStyles from '../people/people-page.module.css';
import styles from './studies.module.css';

type Figures = NonNullable<StudyResult['figures']>;

/** Within each person, between every two, among all. */
export function ReportAgreement({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const why = t('study.kappa-unknown');
  return (
    <section className={styles.tables}>
      <div className={styles.block}>
        <h2 className={peopleStyles.heading}>
          {t('study.within')} <FigureInfo figure="study" />
        </h2>
        <table className={peopleStyles.table}>
          <thead>
            <tr>
              <th scope="col">{t('consistency.person')}</th>
              <th scope="col">{t('study.same-in-every-round')}</th>
              <th scope="col">{t('study.fleiss')}</th>
              <th scope="col">{t('study.cohen-reference')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.people.map(({ name, within, withinKappa, referenceKappa }) => (
              <tr key={name}>
                <th scope="row" className={peopleStyles.name}>
                  {name}
                </th>
                <td>
                  <ShareFigure share={within} />
                </td>
                <td>
                  <ScoreFigure score={withinKappa} why={why} />
                </td>
                <td>
                  <ScoreFigure score={referenceKappa} why={why} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {figures.people.length > 1 && (
        <div className={styles.block}>
          <h2 className={peopleStyles.heading}>
            {t('study.between')} <FigureInfo figure="study" />
          </h2>
          <table className={peopleStyles.table}>
            <thead>
              <tr>
                <th scope="col">{t('study.people')}</th>
                <th scope="col">{t('study.agreement')}</th>
                <th scope="col">{t('consistency.kappa')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.pairs.map(({ names, kappa }) => (
                <tr key={names.join(' ')}>
                  <th scope="row" className={peopleStyles.name}>
                    {format.list(names)}
                  </th>
                  <td />
                  <td>
                    <ScoreFigure score={kappa} why={why} />
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row" className={peopleStyles.name}>
                  {t('study.all-people')}
                </th>
                <td>
                  <ShareFigure share={figures.between} />
                </td>
                <td>
                  <ScoreFigure score={figures.betweenKappa} why={why} />
                </td>
              </tr>
              <tr>
                <th scope="row" className={peopleStyles.name}>
                  {t('study.all-right')}
                </th>
                <td>
                  <ShareFigure share={figures.allRight} />
                </td>
                <td />
              </tr>
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
