import type { ReactNode } from 'react';
import { RecountNotice } from '../ui/controls/recount-notice.tsx';
import styles from './supervisor-page.module.css';

/** One page of charts under its title. */
export function SupervisorPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <RecountNotice />
      <div className={styles.charts}>{children}</div>
    </div>
  );
}
