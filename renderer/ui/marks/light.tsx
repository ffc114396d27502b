import { IconExclamationMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './light.module.css';

export type LightState = 'well' | 'idle' | 'waiting' | 'trouble';

/** The state of a piece of equipment: shown by shape, because the verdict colours are reserved. */
export function Light({
  state,
  children,
  title,
}: {
  readonly state: LightState;
  readonly children: ReactNode;
  readonly title?: string;
}) {
  return (
    <span className={styles.light} data-state={state} title={title}>
      <span className={styles.lamp} aria-hidden>
        {state === 'trouble' && <IconExclamationMark size="0.8rem" stroke={4} />}
      </span>
      <span className={styles.name}>{children}</span>
    </span>
  );
}
