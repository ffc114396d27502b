import { useTranslation } from 'react-i18next';
import type { StudyPersonFigures, StudyVerdict } from '../../../preload/contract/people/study.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { ShareFigure } from '../people/figure-cells.tsx';
import peopleStyles from '../people/people-page.module.css';
import styles from './studies.module.css';

/** Each person against the reference, with the verdict by the usual limits. */
export function ReportPeople({ people }: { readonly people: readonly StudyPersonFigures[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.block}>
      <h2 className={peopleStyles.heading}>
        {t('study.against-reference')} <FigureInfo figure="study" />
      </h2>
      <div className={peopleStyles.scroll}>
        <table className={peopleStyles.table}>
          <thead>
            <tr>
              <th scope="col">{t('consistency.person')}</th>
              <th scope="col">{t('study.effectiveness')}</th>
              <th scope="col">{t('study.miss')}</th>
              <th scope="col">{t('study.false-alarm')}</th>
              <th scope="col">{t('study.verdict')}</th>
              <th scope="col">{t('study.mixed')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ name, effectiveness, miss, falseAlarm, verdicts, mixed, alwaysMissed, alwaysFalse }) => (
              <tr key={name}>
                <th scope="row" className={peopleStyles.name}>
                  {name}
                </th>
                <td>
                  <ShareFigure share={effectiveness} />
                  <Grade verdict={verdicts.effectiveness} />
                </td>
                <td>
                  <ShareFigure share={miss} />
                  <Grade verdict={verdicts.miss} />
                </td>
                <td>
                  <ShareFigure share={falseAlarm} />
                  <Grade verdict={verdicts.falseAlarm} />
                </td>
                <td>
                  <Grade verdict={verdicts.all} isLarge />
                </td>
                <td>
                  {t('study.mixed-parts', {
                    mixed: format.count(mixed),
                    missed: format.count(alwaysMissed),
                    called: format.count(alwaysFalse),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.method}>{t('study.limits')}</p>
    </section>
  );
}

/** The grade, and what the interval leaves open. */
function Grade({ verdict, isLarge = false }: { readonly verdict: StudyVerdict | null; readonly isLarge?: boolean }) {
  const { t } = useTranslation();
  if (verdict === null) return null;
  const { grade, best, worst } = verdict;
  const isSure = best === worst;
  const words = {
    best: t(`study.grade.${best}`).toLocaleLowerCase(),
    worst: t(`study.grade.${worst}`).toLocaleLowerCase(),
  };
  return (
    <span className={styles.grade} data-is-large={isLarge}>
      <strong>{t(`study.grade.${grade}`)}</strong>
      <span className={peopleStyles.dim}>
        {isSure ? t('study.grade-sure') : t(isLarge ? 'study.grade-open-all' : 'study.grade-open', words)}
      </span>
    </span>
  );
}
