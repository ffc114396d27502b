import { z } from 'zod';
import { instantSchema } from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import { type Admits, DAY_MS, type RollupTable, SLOT_MS } from './rollup-table.ts';
import { replayClasses, replayVerdicts, shadowClasses, shadowVerdicts } from './shadow.ts';

/** Whose looks a comparison is about: those in shadow, or those of a replay. */
export type ComparedLooks = 'shadow' | 'replay';

/** A roll-up of comparisons, and the same by day in UTC for all lots together. */
export type ComparedTable = {
  readonly fine: RollupTable;
  readonly days: string;
  readonly looks: ComparedLooks;
  /** The column that selects the rows of one challenger or replay. */
  readonly source: 'challenger_id' | 'replay_id';
  /** The columns that both count by, besides source, time and lot. */
  readonly columns: readonly string[];
};

function daysOf(fine: RollupTable, looks: ComparedLooks): ComparedTable {
  const source = looks === 'shadow' ? 'challenger_id' : 'replay_id';
  const columns = fine.key.filter((column) => ![source, 'slot', 'lot'].includes(column));
  return { fine, days: `${fine.name}_day`, looks, source, columns };
}

const verdicts = { shadow: daysOf(shadowVerdicts, 'shadow'), replay: daysOf(replayVerdicts, 'replay') };
const classes = { shadow: daysOf(shadowClasses, 'shadow'), replay: daysOf(replayClasses, 'replay') };
/** What a comparison is read from. */
export const compared = { verdicts, classes } as const;

const tablesOf = (looks: ComparedLooks) => [verdicts[looks], classes[looks]];
const all = [...tablesOf('shadow'), ...tablesOf('replay')];

const DAY_SLOTS = DAY_MS / SLOT_MS;
const LOOKS = {
  shadow: { table: 'shadow_verdict', source: 'v.model_id' },
  replay: { table: 'replay_verdict', source: 'v.replay_id' },
} as const;

/**
 * Marks the days of the matching parts as due, for each challenger or replay that looked at them. For the transaction that changes their
 * counts: nothing is summed there, and an existing mark is not written again.
 */
export function dueStatement(looks: readonly ComparedLooks[], admits: Admits): string {
  const daysOfEach = looks.map((each) => {
    const { table, source } = LOOKS[each];
    return `SELECT '${each}', ${source}, i.decided_at / ${DAY_MS} FROM ${table} v JOIN inspection i ON i.id = v.inspection_id
      WHERE ${admits('v.inspection_id')}`;
  });
  return `INSERT INTO comparison_day_due (looks, source_id, day) ${daysOfEach.join(' UNION ALL ')} ON CONFLICT DO NOTHING`;
}

/** For a recount: the days are summed again once their parts are counted. */
export function forgetDays(db: WriteDb): void {
  for (const { days } of all) db.run(`DELETE FROM ${days}`);
  db.run('DELETE FROM comparison_day_due');
}

const dueSchema = z.object({ looks: z.enum(['shadow', 'replay']), sourceId: z.number(), day: z.number() });

/**
 * Sums one finished day of one challenger or replay, the newest that is due. `false` if there is none.
 * @param now days that contain it or come after it are not finished: parts are still decided in them
 */
export function addUpDueDay(db: WriteDb, now: number): boolean {
  return db.transaction(() => {
    const due = parseRow(
      dueSchema,
      db.get(
        `SELECT looks, source_id AS sourceId, day FROM comparison_day_due WHERE day < @today ORDER BY day DESC LIMIT 1`,
        { today: Math.floor(instantSchema.parse(now) / DAY_MS) },
      ),
    );
    if (due === null) return false;
    const { looks, ...params } = due;
    for (const { days, source, fine, columns } of tablesOf(looks)) {
      const names = columns.join(', ');
      db.run(`DELETE FROM ${days} WHERE ${source} = @sourceId AND day = @day`, params);
      db.run(
        `INSERT INTO ${days} (${source}, day, ${names}, parts)
         SELECT ${source}, @day, ${names}, sum(parts) FROM ${fine.name}
         WHERE ${source} = @sourceId AND slot >= @first AND slot < @end GROUP BY ${names}`,
        { ...params, first: due.day * DAY_SLOTS, end: (due.day + 1) * DAY_SLOTS },
      );
    }
    db.run('DELETE FROM comparison_day_due WHERE looks = @looks AND source_id = @sourceId AND day = @day', due);
    return true;
  });
}

/**
 * The rows of one challenger or replay from the slot `@first` up to, not including, `@end`, as a table with the columns of `columns` and
 * `parts`: whole days that have been summed, and quarters of an hour for the rest.
 * For {@link comparedParams}.
 */
export function comparedRows({ fine, days, looks, source, columns }: ComparedTable): string {
  const names = [...columns, 'parts'].map((column) => `r.${column}`).join(', ');
  const isDue = `looks = '${looks}' AND source_id = @sourceId AND day >= @firstDay AND day < @endDay`;
  const slots = (from: string, to: string) =>
    `SELECT ${names} FROM ${fine.name} r WHERE r.${source} = @sourceId AND slot >= ${from} AND slot < ${to}`;
  return `(
    ${slots('@first', '@headEnd')} UNION ALL ${slots('@tailStart', '@end')}
    UNION ALL
    SELECT ${names} FROM ${days} r WHERE r.${source} = @sourceId AND day >= @firstDay AND day < @endDay
      AND day NOT IN (SELECT day FROM comparison_day_due WHERE ${isDue})
    UNION ALL
    SELECT ${names} FROM comparison_day_due CROSS JOIN ${fine.name} r
      ON r.${source} = source_id AND r.slot >= day * ${DAY_SLOTS} AND r.slot < (day + 1) * ${DAY_SLOTS} WHERE ${isDue})`;
}

/** @param first and `end`: slots, whole numbers */
export function comparedParams(first: number, end: number) {
  const firstDay = Math.ceil(first / DAY_SLOTS);
  const endDay = Math.floor(end / DAY_SLOTS);
  if (firstDay >= endDay) return { first, headEnd: end, firstDay: 0, endDay: 0, tailStart: end, end };
  return { first, headEnd: firstDay * DAY_SLOTS, firstDay, endDay, tailStart: endDay * DAY_SLOTS, end };
}

/** How many rows of the days that are not due differ from the sum of their quarters of an hour, counting both directions. */
export function countDayDifferences(db: ReadDb): number {
  return all.reduce((sum, { fine, days, looks, source, columns }) => {
    const key = [source, 'day', ...columns].join(', ');
    const isAddedUp = `NOT EXISTS (SELECT 1 FROM comparison_day_due u WHERE u.looks = '${looks}' AND u.source_id = ${source} AND u.day = r.day)`;
    const kept = `SELECT ${key}, parts FROM ${days} r WHERE ${isAddedUp}`;
    const facts = `SELECT ${key}, sum(parts) FROM (SELECT *, slot / ${DAY_SLOTS} AS day FROM ${fine.name}) r WHERE ${isAddedUp} GROUP BY ${key}`;
    const rows = db.all(`SELECT * FROM (${facts} EXCEPT ${kept}) UNION ALL SELECT * FROM (${kept} EXCEPT ${facts})`);
    return sum + rows.length;
  }, 0);
}
