import { Table } from '@mantine/core';
import styles from './chart-card.module.css';
import { type ChartTable, cellWords } from './chart-table.ts';

/** The same figures as rows, for people who prefer numbers. */
export function TableView({ table, label }: { readonly table: ChartTable; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling areas must be reachable by keyboard
    <section className={styles.table} tabIndex={0} aria-label={label}>
      <Table stickyHeader fz="sm">
        <Table.Thead>
          <Table.Tr>
            {table.columns.map(({ label: name }) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row) => (
            <Table.Tr key={row.join('|')}>
              {table.columns.map((column, at) => (
                <Table.Td key={column.label}>{cellWords(row[at] ?? null, column)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
