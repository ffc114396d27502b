import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Study } from '../../../preload/contract/people/study.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import peopleStyles from '../people/people-page.module.css';
import styles from './studies.module.css';
import { SureButton } from './sure-button.tsx';

/** Every study, the newest first: each person's progress, and what can be done with it. */
export function StudyList() {
  const { t } = useTranslation();
  const list = useOperation('study.list', {});
  return (
    <Loaded query={list} height="12rem">
      {(studies) =>
        studies.length === 0 ? (
          <p className={peopleStyles.dim}>{t('study.none')}</p>
        ) : (
          studies.map((study) => <StudyCard key={study.id} study={study} />)
        )
      }
    </Loaded>
  );
}

function StudyCard({ study }: { readonly study: Study }) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeOut = useCommand('study.take-out');
  const end = useCommand('study.end');
  const { id, name, recipeName, parts, rounds, people, madeBy, madeAt, endedAt, isMine } = study;
  const isRunning = endedAt === null;
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <span className={peopleStyles.dim}>
          {isRunning ? t('study.runs') : t('study.ended', { at: format.moment(endedAt) })}
        </span>
        {isMine && isRunning ? (
          <span className={peopleStyles.dim}>{t('study.is-mine')}</span>
        ) : (
          <Link href={`/supervisor/studies/${id}`} className={styles.link}>
            {t('study.open')}
          </Link>
        )}
        {isRunning && (
          <SureButton label={t('study.end')} question={t('study.end-sure')} onSure={() => end.mutate({ id })} />
        )}
      </div>
      <p className={peopleStyles.dim}>
        {recipeName} ·{' '}
        {t('study.design', {
          good: format.count(parts.good),
          bad: format.count(parts.bad),
          borderline: format.count(parts.borderline),
          rounds: format.count(rounds),
        })}{' '}
        · {t('study.planned-by', { name: madeBy, at: format.moment(madeAt) })} <FigureInfo figure="study-progress" />
      </p>
      <ul className={styles.progress}>
        {people.map(({ personId, name: person, answered, of, hasLeft }) => (
          <li key={personId}>
            <strong>{person}</strong>{' '}
            {t('study.answered-of', { answered: format.count(answered), of: format.count(of) })}
            {hasLeft && ` · ${t('study.has-left')}`}
            {isRunning && !hasLeft && answered < of && (
              <SureButton
                label={t('study.take-out')}
                name={t('study.take-out-of', { name: person })}
                question={t('study.take-out-sure', { name: person })}
                isSubtle
                onSure={() => takeOut.mutate({ id, personId })}
              />
            )}
          </li>
        ))}
      </ul>
      {takeOut.error !== null && <FaultNotice error={takeOut.error} />}
      {end.error !== null && <FaultNotice error={end.error} />}
    </section>
  );
}
