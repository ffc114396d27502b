import { useTranslation } from 'react-i18next';
import type { Disagreement } from '../../../preload/contract/parts/adjudication.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './adjudication.module.css';

/** The answers to a part; names are shown only once it is decided. */
export function AnswerList({ disagreement }: { readonly disagreement: Disagreement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { first, second, agreed } = disagreement;
  const answers = [first, second].filter((answer) => answer !== null);
  const named = (classNames: readonly string[]) =>
    classNames.length === 0 ? t('adjudication.no-class') : format.list(classNames);
  return (
    <ul className={styles.answers}>
      {agreed !== null && (
        <li className={styles.answer}>
          <h3>{t('adjudication.agreed-before')}</h3>
          <p className={styles.said}>
            {agreed.isBad ? `${t('adjudication.bad')} · ${named(agreed.classNames)}` : t('adjudication.good')}
          </p>
          {agreed.comment !== '' && <p>{agreed.comment}</p>}
        </li>
      )}
      {answers.map(({ kind, classNames, comment, personName, madeAt }, index) => (
        <li key={`${madeAt} ${kind} ${classNames.join()}`} className={styles.answer}>
          <h3>{personName ?? t('adjudication.answer', { number: index + 1 })}</h3>
          <p className={styles.said}>
            {t(`disposition.${kind}`)}
            {kind !== 'accept' && ` · ${named(classNames)}`}
          </p>
          {comment !== '' && <p>{comment}</p>}
        </li>
      ))}
    </ul>
  );
}
