import type { TimeSpan } from '../../../../preload/contract/reports/report.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import type { SqlParams } from '../handles.ts';
import { type Admits, type RollupTable, slotColumn } from '../rollups/rollup-table.ts';

/** A span in slots of one length: the whole ones, and the parts of incomplete ones. */
export type Cut = {
  readonly firstWhole: number;
  readonly endWhole: number;
  readonly broken: readonly TimeSpan[];
};

/** @param now when it is asked: the current slot counts as whole, because nothing is later */
export function cutOf(slotMs: number, { from, until }: TimeSpan, now: Instant): Cut {
  const firstWhole = Math.ceil(from / slotMs);
  const isOpen = until > now;
  const endWhole = Math.max(firstWhole, isOpen ? Math.ceil(until / slotMs) : Math.floor(until / slotMs));
  const headEnd = isOpen ? firstWhole * slotMs : Math.min(firstWhole * slotMs, until);
  const head = { from, until: headEnd };
  const tail = { from: Math.max(endWhole * slotMs, headEnd), until: isOpen ? headEnd : until };
  return { firstWhole, endWhole, broken: [head, tail].filter((part) => part.from < part.until) };
}

/** The same for a roll-up that holds all parts until `until` only: what lies around its whole slots, before and behind, is broken. */
export function cutUntil(slotMs: number, span: TimeSpan, until: Instant): Cut {
  const firstWhole = Math.ceil(span.from / slotMs);
  const endWhole = Math.max(firstWhole, Math.floor(Math.min(span.until, until) / slotMs));
  if (firstWhole === endWhole) return { firstWhole, endWhole, broken: [span] };
  const around = [
    { from: span.from, until: firstWhole * slotMs },
    { from: endWhole * slotMs, until: span.until },
  ];
  return { firstWhole, endWhole, broken: around.filter((part) => part.from < part.until) };
}

/**
 * The rows of a roll-up in a span, to the millisecond, as a table for a query: whole slots as stored, and incomplete slots
 * counted again from the facts by the roll-up's own rule. So a shift may begin at any minute.
 * @param prefix of the parameters, as for {@link cutParams}
 */
export function sourceOf(table: RollupTable, { broken }: Cut, prefix: string): string {
  const columns = [...table.key, ...table.sums];
  const slot = slotColumn(table);
  const whole = `SELECT ${columns.join(', ')} FROM ${table.name} WHERE ${slot} >= @${prefix}First AND ${slot} < @${prefix}End`;
  if (broken.length === 0) return `(${whole})`;
  const within = broken.map(
    (_, part) => (column: string) => `${column} >= @${prefix}From${part} AND ${column} < @${prefix}Until${part}`,
  );
  const admits: Admits = (id) => `${id} IN (${within.map((part) => table.idsWithin(part)).join(' UNION ')})`;
  // Materialised, so that the ids are looked up only by their times.
  const facts = (slotMs: number) =>
    `WITH fact (${columns.join(', ')}) AS MATERIALIZED (${table.facts(admits, slotMs)})`;
  if (table.hasSeveralTimes !== true)
    return `(${whole} UNION ALL SELECT * FROM (${facts(table.slotMs)} SELECT * FROM fact))`;
  // To the millisecond first: other facts about the same ids at other times do not belong here.
  const inSlots = columns.map((column) => (column === slot ? `${slot} / ${table.slotMs} AS ${slot}` : column));
  return `(${whole} UNION ALL SELECT * FROM (
    ${facts(1)} SELECT ${inSlots.join(', ')} FROM fact WHERE ${within.map((part) => part(slot)).join(' OR ')}))`;
}

export function cutParams({ firstWhole, endWhole, broken }: Cut, prefix: string): SqlParams {
  const times = broken.flatMap(({ from, until }, part) => [
    [`${prefix}From${part}`, from] as const,
    [`${prefix}Until${part}`, until] as const,
  ]);
  return { [`${prefix}First`]: firstWhole, [`${prefix}End`]: endWhole, ...Object.fromEntries(times) };
}
