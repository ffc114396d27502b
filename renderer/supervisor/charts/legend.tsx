import styles from './chart-card.module.css';

/** What the marks mean. Words are in ink, because the quieter series have colours too faint for text. */
export const legend = {
  itemSorter: null,
  formatter: (label: string) => <span className={styles.legend}>{label}</span>,
} as const;
