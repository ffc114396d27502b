import type { TimeSpan } from '../../../../preload/contract/reports/report.ts';
import type { ReadDb, SqlParams } from '../handles.ts';
import { addedUpUntil } from '../rollups/coarse.ts';
import type { RollupTable } from '../rollups/rollup-table.ts';
import type { Scope } from './scope.ts';
import { cutOf, cutParams, cutUntil, sourceOf } from './source.ts';

type Layer = { readonly rows: string; readonly isCoarse: boolean };

/**
 * One query over a span, put to several roll-ups of the same facts: whole slots go to the coarsest, as far as it is added up, what is
 * around them to the next finer one, and incomplete slots of the finest to the facts. `ask` makes the query for the rows of one of them;
 * the answers are concatenated, so that the caller sums them up.
 * @param tables from the coarsest to the finest
 */
export function layered(
  db: ReadDb,
  tables: readonly RollupTable[],
  { span, now }: Pick<Scope, 'span' | 'now'>,
  ask: (layer: Layer) => string,
): { readonly sql: string; readonly params: SqlParams } {
  const questions: string[] = [];
  const params: Record<string, SqlParams[string]> = {};
  const coarseUntil = addedUpUntil(db);
  let rest: readonly TimeSpan[] = [span];
  tables.forEach((table, depth) => {
    const isCoarse = depth < tables.length - 1;
    rest = rest.flatMap((part, index) => {
      // Around whole slots of a coarser roll-up the finer ones are asked; the finest counts incomplete slots itself.
      const cut = isCoarse ? cutUntil(table.slotMs, part, coarseUntil) : cutOf(table.slotMs, part, now);
      if (isCoarse && cut.firstWhole >= cut.endWhole) return [part];
      const prefix = `layer${depth}p${index}`;
      const taken = isCoarse ? { ...cut, broken: [] } : cut;
      questions.push(ask({ rows: sourceOf(table, taken, prefix), isCoarse }));
      Object.assign(params, cutParams(taken, prefix));
      return cut.broken;
    });
  });
  return { sql: questions.join(' UNION ALL '), params };
}
