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
  return (
    <section className={styles.tables}>
      <WithinPeople people={figures.people} />
      {figures.people.length > 1 && <BetweenPeople figures={figures} />}
    </section>
  );
}

/** Each person's agreement with their own other rounds and with the reference. */
function WithinPeople({ people }: Pick<Figures, 'people'>) {
  const { t } = useTranslation();
  const why = t('study.kappa-unknown');
  return (
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
          {people.map(({ name, within, withinKappa, referenceKappa }) => (
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
  );
}

/** Every two people, then all of them together. */
function BetweenPeople({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
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
            <BetweenRow key={names.join(' ')} name={format.list(names)} kappa={kappa} />
          ))}
          <BetweenRow name={t('study.all-people')} share={figures.between} kappa={figures.betweenKappa} />
          <BetweenRow name={t('study.all-right')} share={figures.allRight} />
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly name: string;
  readonly share?: Figures['between'];
  readonly kappa?: Figures['betweenKappa'];
};

/** Figures that do not apply stay empty. */
function BetweenRow({ name, share, kappa }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" className={peopleStyles.name}>
        {name}
      </th>
      <td>{share !== undefined && <ShareFigure share={share} />}</td>
      <td>{kappa !== undefined && <ScoreFigure score={kappa} why={t('study.kappa-unknown')} />}</td>
    </tr>
  );
}
