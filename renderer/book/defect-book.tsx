import { IconBook2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../preload/contract/people/book.ts';
import { Empty } from '../ui/controls/empty.tsx';
import { languageOf } from '../ui/words/language.ts';
import styles from './book.module.css';
import { bookClasses, definitionIn } from './book-pictures.ts';
import { BookSamples } from './book-samples.tsx';

type Props = { readonly book: Book; readonly classes: readonly string[] };

/** The defect book to read: what each class is, what counts as it and what does not. */
export function DefectBook({ book, classes }: Props) {
  const { t, i18n } = useTranslation();
  const names = bookClasses(classes, book);
  if (book.definitions.length === 0 && book.pictures.every(({ role }) => role === 'good')) {
    return (
      <Empty Icon={IconBook2} title={t('book.empty')}>
        {t('book.empty-text')}
      </Empty>
    );
  }
  return names.map((name) => {
    const text = definitionIn(
      book.definitions.find(({ className }) => className === name),
      languageOf(i18n.language),
    );
    return (
      <section key={name} className={styles.class}>
        <h3 className={styles.name}>{name}</h3>
        <p className={text === '' ? `${styles.text} ${styles.dim}` : styles.text}>{text || t('book.undefined')}</p>
        <BookSamples pictures={book.pictures.filter(({ className }) => className === name)} />
      </section>
    );
  });
}
