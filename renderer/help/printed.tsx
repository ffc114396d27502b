import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './help.module.css';
import { pictures } from './manuals.ts';
import { Markdown } from './markdown.tsx';
import type { HelpPage } from './pages.ts';

type Props = { readonly pages: readonly HelpPage[]; readonly onDone: () => void };

/** These pages on paper and nothing else: it is on no screen, and while it is there nothing else is on paper. */
export function Printed({ pages, onDone }: Props) {
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    window.addEventListener('afterprint', onDone);
    // A picture that is still being read would be missing on paper; one that cannot be read must not keep the rest from it.
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
