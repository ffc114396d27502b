import type { Icon } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import styles from './section-screen.module.css';

/** One page of a screen with several, found at `/<screen>/<id>`. */
export type Section<Id extends string> = { readonly id: Id; readonly Icon: Icon; readonly Page: ComponentType };

type Props<Id extends string> = {
  /** Path of the screen, such as `/settings`. */
  readonly base: string;
  readonly label: string;
  readonly sections: readonly [Section<Id>, ...Section<Id>[]];
  readonly titleOf: (id: Id) => string;
  /** Shown above the page of whichever section is open. */
  readonly bar?: ReactNode;
};

/** Sections at the side, and beside them the page named by the location; the first if it names none. */
export function SectionScreen<Id extends string>({ base, label, sections, titleOf, bar }: Props<Id>) {
  const [location] = useLocation();
  return (
    <div className={styles.screen}>
      <nav className={styles.sections} aria-label={label}>
        {sections.map(({ id, Icon }) => (
          <Link
            key={id}
            href={`${base}/${id}`}
            className={styles.section}
            aria-current={location.startsWith(`${base}/${id}`) ? 'page' : undefined}
          >
            <Icon size="1.3rem" stroke={1.6} aria-hidden />
            <span>{titleOf(id)}</span>
          </Link>
        ))}
      </nav>
      {/* Another section starts at its top, not at the scroll position of the previous one. */}
      <div className={styles.page} key={sections.find(({ id }) => location.startsWith(`${base}/${id}`))?.id}>
        {bar}
        <Switch>
          {sections.map(({ id, Page }) => (
            <Route key={id} path={`${base}/${id}/*?`} component={Page} />
          ))}
          <Redirect to={`${base}/${sections[0].id}`} replace />
        </Switch>
      </div>
    </div>
  );
}
