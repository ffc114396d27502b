import { estimateShare, type ShareEstimate } from './wilson-interval.ts';

/**
 * How often two looks at the same parts said what: row by what the first said, column by what the second said, both in
 * the same order of answers. Counts.
 */
export type AgreementTable = readonly (readonly number[])[];

/** Agreement beyond chance, 1 for perfect, 0 for what chance alone would give, with its interval at 95 %. */
export type KappaEstimate = Readonly<{ kappa: number; standardError: number; low: number; high: number; of: number }>;

const Z_95 = 1.959963984540054;

/** Share of the looks that agree, over all pairs of looks; `null` of none. */
export function agreementOf(table: AgreementTable): ShareEstimate | null {
  const { cells, total } = squareOf(table);
  return estimateShare(
    cells.reduce((sum, row, index) => sum + (row[index] ?? 0), 0),
    total,
  );
}

/**
 * Cohen's kappa (Cohen 1960) with the large-sample standard error of Fleiss, Cohen & Everitt ("Large sample standard errors
 * of kappa and weighted kappa", Psychological Bulletin 72, 1969, formula 13 with unit weights). `null` where chance alone
 * would always agree: of no pairs, or where both always gave one and the same answer.
 */
export function cohensKappa(table: AgreementTable): KappaEstimate | null {
  const { cells, total } = squareOf(table);
  if (total === 0) return null;
  const shares = cells.map((row) => row.map((count) => count / total));
  const rows = shares.map(sum);
  const columns = shares.map((_, index) => sum(shares.map((row) => row[index] ?? 0)));
  const at = (values: readonly number[], index: number) => values[index] ?? 0;
  const seen = sum(shares.map((row, index) => at(row, index)));
  const expected = sum(rows.map((share, index) => share * at(columns, index)));
  if (1 - expected < Number.EPSILON * total) return null;

  const kappa = (seen - expected) / (1 - expected);
  let spread = -((kappa - expected * (1 - kappa)) ** 2);
  shares.forEach((row, i) => {
    row.forEach((share, j) => {
      spread +=
        i === j
          ? share * (1 - (at(rows, i) + at(columns, i)) * (1 - kappa)) ** 2
          : share * (1 - kappa) ** 2 * (at(columns, i) + at(rows, j)) ** 2;
    });
  });
  const standardError = Math.sqrt(Math.max(0, spread) / total) / (1 - expected);
  return { kappa, standardError, ...reach(kappa, standardError, expected, seen, total), of: total };
}

/** Where all agree (or none do), the standard error is 0, which is no knowledge: the interval is then Wilson's for the agreement, on the scale of kappa. */
function reach(kappa: number, standardError: number, expected: number, seen: number, total: number) {
  if (standardError > 1e-9) {
    return { low: Math.max(-1, kappa - Z_95 * standardError), high: Math.min(1, kappa + Z_95 * standardError) };
  }
  const share = estimateShare(Math.round(seen * total), total);
  const scaled = (value: number) => Math.min(1, Math.max(-1, (value - expected) / (1 - expected)));
  return { low: Math.min(kappa, scaled(share?.low ?? 0)), high: Math.max(kappa, scaled(share?.high ?? 1)) };
}

function squareOf(table: AgreementTable): { cells: AgreementTable; total: number } {
  if (table.some((row) => row.length !== table.length)) throw new Error('An agreement table is square');
  return { cells: table, total: sum(table.map(sum)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
