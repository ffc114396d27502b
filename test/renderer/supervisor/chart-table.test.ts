import { expect, test } from 'vitest';
import { type ChartTable, csvOf } from '../../../renderer/supervisor/charts/chart-table.ts';

const FIRST = Date.parse('2026-03-02T06:00:00Z');
const SECOND = Date.parse('2026-03-02T07:00:00Z');

function table(running: number | null): ChartTable {
  const rows = { running, label: 'Row', whole: 'whole', soFar: 'so far' };
  return {
    columns: [{ label: 'Time', show: () => 'shown', isInstant: true, rows }, { label: 'Parts' }],
    rows: [
      [FIRST, 120],
      [SECOND, 7],
    ],
  };
}

/** Its lines without the times, whose zone is that of this computer. */
function linesOf(csv: string): readonly string[] {
  return csv
    .trim()
    .split('\r\n')
    .map((line) => line.slice(line.indexOf(',') + 1));
}

test('a file of a series says for each row whether it is complete, and which one is still in progress', () => {
  expect(linesOf(csvOf(table(SECOND)))).toEqual(['Parts,Row', '120,whole', '7,so far']);
});

test('a file of a finished period has the same columns, and every row is complete', () => {
  expect(linesOf(csvOf(table(null)))).toEqual(['Parts,Row', '120,whole', '7,whole']);
});

test('a table that is not a series is written as it is', () => {
  expect(csvOf({ columns: [{ label: 'Defect' }, { label: 'Parts' }], rows: [['crack', 3]] })).toContain('crack,3\r\n');
});
