import type { CasePart } from '../../../preload/contract/parts/containment.ts';
import { type TableCell, tableHead, tableLines } from '../../../preload/contract/values/table-text.ts';
import type { CaseId, InspectionId } from '../../../preload/contract/values/units.ts';
import { ask } from '../../ui/engine/lupa.ts';

/** Serials and lots may be digits: leading zeros must survive. */
const FORM = { separator: ',', decimal: '.', hasByteOrderMark: true, keepsDigits: true } as const;
const PAGE = 200;

/** One name for each column, the same in every language, as in the other tables of records. */
const COLUMNS = [
  ...['case', 'inspection', 'serial', 'lot', 'file', 'lane', 'decided_at', 'verdict', 'told', 'went'],
  ...['look', 'look_verdict', 'outcome', 'settled_by', 'settled_at', 'recall_epoch', 'recall_number'],
] as const;

/** Every part of a case, one row each, asked for page by page. */
export async function caseCsv(id: CaseId): Promise<string> {
  let csv = tableHead(COLUMNS, FORM);
  let after: InspectionId | null = null;
  do {
    const { parts, next }: { parts: readonly CasePart[]; next: InspectionId | null } = await ask('case.parts', {
      ...{ id, show: 'all', lot: null, after, limit: PAGE },
    });
    csv += tableLines(
      parts.map((part) => rowOf(id, part)),
      FORM,
    );
    after = next;
  } while (after !== null);
  return csv;
}

function rowOf(id: CaseId, { part, ...one }: CasePart): readonly TableCell[] {
  return [
    ...[id, part.id, part.serial, part.lot, part.fileName, part.laneName, timeOf(part.decidedAt), part.verdict],
    ...[one.told, one.went, one.look, one.lookVerdict, one.outcome, one.settledBy, timeOf(one.settledAt)],
    ...[one.recall?.epoch ?? null, one.recall?.number ?? null],
  ];
}

const timeOf = (at: number | null): TableCell => (at === null ? null : { plain: new Date(at).toISOString() });
