import styles from './top-bar.module.css';

type FactProps = {
  readonly label: string;
  readonly value: string | null;
  readonly tail?: string;
  /** Never shortened: a short fixed word. */
  readonly isWhole?: boolean;
  /** What the tooltip says instead of the value. */
  readonly title?: string | undefined;
};

/** A name that may be shortened, with a tail that may not: the version matters more than the end of the name. */
export function Fact({ label, value, tail = '', isWhole = false, title }: FactProps) {
  return (
    <div className={styles.fact} data-whole={isWhole} title={title ?? (value === null ? undefined : value + tail)}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>
        <span className={styles.short}>{value ?? '—'}</span>
        {tail}
      </span>
    </div>
  );
}
