import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './empty.module.css';

type Props = {
  readonly Icon: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

/** Says that nothing is here yet, why, and how to get something here. */
export function Empty({ Icon, title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <Icon size="3rem" stroke={1.25} aria-hidden />
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  );
}
