import styles from './chart-card.module.css';

/** What the marks mean. In ink, because the quieter ones have colours too faint to read words in. */
export const legend = {
  itemSorter: null,
  formatter: (label: string) => <span className={styles.legend}>{label}</span>,
} as const;
