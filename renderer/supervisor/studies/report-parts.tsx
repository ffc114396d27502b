import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StudyResult } from '../../../preload/contract/people/study.ts';
import peopleStyles from '../people/people-page.module.css';
import styles from './studies.module.css';

type Figures = NonNullable<StudyResult['figures']>;

/** Every part with its reference and what each person said in each round: disagreements stand out. */
export function ReportParts({ people, parts }: Pick<Figures, 'people' | 'parts'>) {
  const { t } = useTranslation();
  const word = (isBad: boolean) => t(isBad ? 'study.bad-short' : 'study.good-short');
  return (
    <section className={styles.block}>
      <h2 className={peopleStyles.heading}>{t('study.part-by-part')}</h2>
      <p className={peopleStyles.dim}>{t('study.part-hint')}</p>
      <div className={peopleStyles.scroll}>
        <table className={`${peopleStyles.table} ${styles.answers}`}>
          <thead>
            <tr>
              <th scope="col">{t('challenge.part')}</th>
              <th scope="col">{t('study.reference')}</th>
              {people.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map(({ inspectionId, name, isBad, isBorderline, source, answers }) => (
              <tr key={inspectionId}>
                <th scope="row">
                  <Link href={`/inspection/${inspectionId}`}>{name}</Link>
                </th>
                <td>
                  {word(isBad)}
                  <span className={peopleStyles.dim}>
                    {' '}
                    {t(`study.source.${source}`)}
                    {isBorderline && ` · ${t('study.borderline')}`}
                  </span>
                </td>
                {answers.map((rounds, at) => (
                  <td key={people[at]?.name ?? at} data-is-wrong={rounds.some((said) => said !== isBad)}>
                    {rounds.map(word).join(' ')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
