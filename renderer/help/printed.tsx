import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './help.module.css';
import { pictures } from './manuals.ts';
import { Markdown } from './markdown.tsx';
import type { HelpPage } from './pages.ts';

type Props = { readonly pages: readonly HelpPage[]; readonly onDone: () => void };

/** These pages on paper and nothing else: invisible on screen, and while it exists nothing else is printed. */
export function Printed({ pages, onDone }: Props) {
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    window.addEventListener('afterprint', onDone);
    // An image still loading would be missing on paper; one that cannot be loaded must not block the rest.
    const drawn = Array.from(paper.current?.querySelectorAll('img') ?? [], (picture) => picture.decode());
    void Promise.allSettled(drawn).then(() => {
      if (!isGone) window.print();
    });
    return () => {
      isGone = true;
      window.removeEventListener('afterprint', onDone);
    };
  }, [onDone]);
  return createPortal(
    <div ref={paper} className={styles.printed} data-printed>
      {pages.map(({ id, tokens }) => (
        <section key={id}>
          <Markdown tokens={tokens} pictures={pictures} />
        </section>
      ))}
    </div>,
    document.body,
  );
}
