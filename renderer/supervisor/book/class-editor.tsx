import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../preload/contract/people/book.ts';
import { BookSamples } from '../../book/book-samples.tsx';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import peopleStyles from '../people/people-page.module.css';
import styles from './book-page.module.css';

/** The definition of one class in both languages, and its examples. */
export function ClassEditor({ book, className }: { readonly book: Book; readonly className: string }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const known = book.definitions.find((definition) => definition.className === className) ?? { en: '', es: '' };
  const [texts, setTexts] = useState({ en: known.en, es: known.es });
  const define = useCommand('book.define');
  const remove = useToldCommand('book.remove-picture');
  const isChanged = texts.en.trim() !== known.en || texts.es.trim() !== known.es;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    define.mutate({ recipeId: book.recipeId, className, ...texts }, { onSuccess: () => toasts.done(t('book.saved')) });
  };
  return (
    <section className={styles.class}>
      <h2 className={peopleStyles.heading}>{className}</h2>
      <form onSubmit={submit}>
        <div className={styles.texts}>
          {(['en', 'es'] as const).map((language) => (
            <Textarea
              key={language}
              label={t(`book.text-${language}`)}
              lang={language}
              autosize
              minRows={2}
              maxLength={4000}
              value={texts[language]}
              onChange={({ currentTarget: { value } }) => setTexts((before) => ({ ...before, [language]: value }))}
            />
          ))}
        </div>
        {define.error !== null && <FaultNotice error={define.error} />}
        {isChanged && (
          <Button type="submit" className={styles.save} loading={define.isPending}>
            {t('book.save-definition')}
          </Button>
        )}
      </form>
      <BookSamples
        pictures={book.pictures.filter((picture) => picture.className === className)}
        actionOf={({ id }) => (
          <Button variant="default" onClick={() => remove.mutate({ id })}>
            {t('book.remove-picture')}
          </Button>
        )}
      />
    </section>
  );
}
