import { Button, TextInput } from '@mantine/core';
import { IconPrinter, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../ui/words/language.ts';
import styles from './help.module.css';
import { manuals, pictures } from './manuals.ts';
import { Markdown } from './markdown.tsx';
import { type HelpPage, pageAt } from './pages.ts';
import { Printed } from './printed.tsx';
import { searchPages } from './search.ts';

/** The manual, open at the page of the screen at `location`; its pages can be searched and printed. */
export function Manual({ location }: { readonly location: string }) {
  const { t, i18n } = useTranslation();
  const pages = manuals[languageOf(i18n.language)];
  const [chosen, choose] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const [printed, print] = useState<readonly HelpPage[] | null>(null);
  const page = pages.find(({ id }) => id === chosen) ?? pageAt(location, pages) ?? pages[0];
  const isSearching = query.trim() !== '';
  const hits = isSearching ? searchPages(pages, query) : pages.map((each) => ({ page: each, excerpt: '' }));
  const contents = useRef<HTMLElement>(null);
  const text = useRef<HTMLElement>(null);
  useEffect(() => {
    contents.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    // After choosing a page people read it: the arrow keys scroll it.
    if (chosen !== null) text.current?.focus();
  }, [chosen]);
  if (page === undefined) return null;
  return (
    <div className={styles.manual} data-searching={isSearching}>
      <div className={styles.side}>
        <TextInput
          data-autofocus
          aria-label={t('help.search')}
          placeholder={t('help.search')}
          leftSection={<IconSearch size="1.1rem" aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <nav ref={contents} className={styles.contents} aria-label={t('help.contents')}>
          {hits.map(({ page: { id, title }, excerpt }) => (
            <button
              key={id}
              type="button"
              className={styles.entry}
              aria-current={id === page.id ? 'page' : undefined}
              onClick={() => choose(id)}
            >
              {title}
              {excerpt !== '' && <small>{excerpt}</small>}
            </button>
          ))}
          <p role="status">{isSearching && hits.length === 0 ? t('help.none') : ''}</p>
        </nav>
        <Button variant="default" leftSection={<IconPrinter size="1.1rem" />} onClick={() => print([page])}>
          {t('help.print')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size="1.1rem" />} onClick={() => print(pages)}>
          {t('help.print-all')}
        </Button>
      </div>
      {/* Keys scroll it, so it must take the focus. Another page begins at its top. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <section ref={text} key={page.id} className={styles.page} tabIndex={0} aria-label={page.title}>
        <Markdown tokens={page.tokens} pictures={pictures} />
      </section>
      {printed !== null && <Printed pages={printed} onDone={() => print(null)} />}
    </div>
  );
}
