import { type ReactNode, useEffect, useRef } from 'react';
import { useSearch } from 'wouter';
import styles from './form-page.module.css';

type PageProps = {
  readonly title: string;
  readonly lead?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** One page of settings: title, what it is about, its groups. */
export function FormPage({ title, lead, action, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {action}
      </header>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </div>
  );
}

type GroupProps = { readonly title: string; readonly hint?: string; readonly children: ReactNode };

/** Fields that belong together under one heading; an address that names the heading leads there. */
export function FormGroup({ title, hint, children }: GroupProps) {
  const group = useRef<HTMLElement>(null);
  const isSought = new URLSearchParams(useSearch()).get('at') === title;
  useEffect(() => {
    if (isSought) group.current?.scrollIntoView({ block: 'start' });
  }, [isSought]);
  return (
    <section ref={group} className={styles.group}>
      <h2 className={styles.heading}>{title}</h2>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
