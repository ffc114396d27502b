import type { ReactNode } from 'react';
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

/** Fields that belong together under one heading. */
export function FormGroup({ title, hint, children }: GroupProps) {
  return (
    <section className={styles.group}>
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
