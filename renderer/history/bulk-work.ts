import type { HistoryFilter, HistoryPlace } from '../../preload/contract/parts/history.ts';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import { type TableCell, tableHead, tableLines } from '../../preload/contract/values/table-text.ts';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { zonedTime } from '../../preload/contract/values/zoned-time.ts';
import { ask } from '../ui/engine/lupa.ts';

const PAGE = 200;
/** As many as one order may name. */
const AT_ONCE = 500;

/** The parts that a filter finds, newest first, page by page, up to `limit` of them. */
export async function allFound(filter: HistoryFilter, limit: number): Promise<readonly InspectionSummary[]> {
  const parts: InspectionSummary[] = [];
  let after: HistoryPlace | null = null;
  do {
    const page: Awaited<ReturnType<typeof nextPage>> = await nextPage(filter, after);
    parts.push(...page.parts);
    after = page.next;
  } while (after !== null && parts.length < limit);
  return parts.slice(0, limit);
}

function nextPage(filter: HistoryFilter, after: HistoryPlace | null) {
  return ask('history.search', { filter, after, limit: PAGE });
}

export type Done = { readonly done: number; readonly leftOut: number };

/** Orders something for many parts, a few hundred at a time, and adds up what became of them. */
export async function orderForAll(
  ids: readonly InspectionId[],
  order: (some: InspectionId[]) => Promise<Done>,
): Promise<Done> {
  let sum: Done = { done: 0, leftOut: 0 };
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const { done, leftOut } = await order(ids.slice(first, first + AT_ONCE));
    sum = { done: sum.done + done, leftOut: sum.leftOut + leftOut };
  }
  return sum;
}

/** Serials and lots may consist of digits: leading zeros must survive. */
const FORM = { separator: ',', decimal: '.', hasByteOrderMark: true, keepsDigits: true } as const;
/** One name for each column, the same in every language, as in the other tables of records. */
const COLUMNS = [
  ...['inspection', 'serial', 'lot', 'file', 'lane', 'captured_at', 'decided_at', 'signal', 'verdict'],
  ...['top_class', 'top_score', 'disposition', 'waiting'],
] as const;

/** Parts as a table, one row each. */
export function partsCsv(parts: readonly InspectionSummary[]): string {
  return tableHead(COLUMNS, FORM) + tableLines(parts.map(rowOf), FORM);
}

function rowOf(part: InspectionSummary): readonly TableCell[] {
  return [
    ...[part.id, part.serial, part.lot, part.fileName, part.laneName, timeOf(part.capturedAt), timeOf(part.decidedAt)],
    ...[part.signal, part.verdict, part.topClass, part.topScore, part.disposition, part.isWaiting ? 1 : 0],
  ];
}

function timeOf(at: number): TableCell {
  return { plain: zonedTime(at, -new Date(at).getTimezoneOffset()) };
}
