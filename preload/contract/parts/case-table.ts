import { type TableCell, tableHead, tableLines } from '../values/table-text.ts';
import type { CaseId } from '../values/units.ts';
import type { CasePart } from './containment.ts';

/** Serials and lots may consist of digits: leading zeros must survive. */
const FORM = { separator: ',', decimal: '.', hasByteOrderMark: true, keepsDigits: true } as const;

/** One name for each column, the same in every language, as in the other tables of records. */
const COLUMNS = [
  ...['case', 'inspection', 'serial', 'lot', 'file', 'lane', 'decided_at', 'verdict', 'told', 'went'],
  ...['look', 'look_verdict', 'outcome', 'settled_by', 'settled_at', 'recall_epoch', 'recall_number'],
] as const;

/** The first line of the table of a case. */
export const caseTableHead = (): string => tableHead(COLUMNS, FORM);

/** Parts of a case, one row each. */
export function caseTableLines(id: CaseId, parts: readonly CasePart[]): string {
  return tableLines(
    parts.map((part) => rowOf(id, part)),
    FORM,
  );
}

function rowOf(id: CaseId, { part, ...one }: CasePart): readonly TableCell[] {
  return [
    ...[id, part.id, part.serial, part.lot, part.fileName, part.laneName, timeOf(part.decidedAt), part.verdict],
    ...[one.told, one.went, one.look, one.lookVerdict, one.outcome, one.settledBy, timeOf(one.settledAt)],
    ...[one.recall?.epoch ?? null, one.recall?.number ?? null],
  ];
}

const timeOf = (at: number | null): TableCell => (at === null ? null : { plain: new Date(at).toISOString() });
