import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Disagreement } from '../../../preload/contract/parts/adjudication.ts';
import { Thumbnail } from '../../picture/thumbnail.tsx';
import { TeachWith } from '../../teach/teach-with.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import peopleStyles from '../people/people-page.module.css';
import styles from './adjudication.module.css';
import { AnswerList } from './answer-list.tsx';

/** The disagreements settled last, now with names, and the way from each into the defect book. */
export function SettledList({ settled }: { readonly settled: readonly Disagreement[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.settled}>
      <h2 className={peopleStyles.heading}>{t('adjudication.settled')}</h2>
      <ul>
        {settled.map((disagreement) => {
          const { id, inspectionId, name, decision, recipeId } = disagreement;
          if (decision === null) return null;
          const { isBad, classNames, madeBy, madeAt, comment } = decision;
          return (
            <li key={id}>
              <Thumbnail id={inspectionId} width={128} />
              <div>
                <p className={styles.said}>
                  <Link href={`/inspection/${inspectionId}`}>{name}</Link> ·{' '}
                  {t(isBad ? 'adjudication.bad' : 'adjudication.good')}
                  {classNames.length > 0 && ` · ${format.list(classNames)}`}
                </p>
                <p className={peopleStyles.dim}>
                  {madeBy}, {format.dayTime(madeAt)}: {comment}
                </p>
                <AnswerList disagreement={disagreement} />
                <TeachWith inspectionId={inspectionId} recipeId={recipeId} suggested={classNames[0] ?? null} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
