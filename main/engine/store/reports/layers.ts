import type { TimeSpan } from '../../../../preload/contract/reports/report.ts';
import type { SqlParams } from '../handles.ts';
import type { RollupTable } from '../rollups/rollup-table.ts';
import type { Scope } from './scope.ts';
import { cutOf, cutParams, sourceOf } from './source.ts';

type Layer = { readonly rows: string; readonly isCoarse: boolean };

/**
 * One query over a span, put to several roll-ups of the same facts: whole slots go to the coarsest, what is around them to the
 * next finer one, and incomplete slots of the finest to the facts. `ask` makes the query for the rows of one of them; the answers are
 * concatenated, so that the caller sums them up.
 * @param tables from the coarsest to the finest
 */
export function layered(
  tables: readonly RollupTable[],
  { span, now }: Pick<Scope, 'span' | 'now'>,
  ask: (layer: Layer) => string,
): { readonly sql: string; readonly params: SqlParams } {
  const questions: string[] = [];
  const params: Record<string, SqlParams[string]> = {};
  let rest: readonly TimeSpan[] = [span];
  tables.forEach((table, depth) => {
    const isCoarse = depth < tables.length - 1;
    rest = rest.flatMap((part, index) => {
      const cut = cutOf(table.slotMs, part, now);
      // Around whole slots of a coarser roll-up the finer ones are asked; the finest counts incomplete slots itself.
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
