// `npm run truth`: what the station says about itself, against simulated histories whose truth is known. One table; fails where a promise is not kept.
import { parseArgs } from 'node:util';
import { allRows } from './all-rows.ts';
import { isKept, type TruthRow } from './row.ts';

const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' }, json: { type: 'boolean' } } });
const rows: TruthRow[] = [];
const startedMs = performance.now();
for (const some of allRows(Number(values.scale))) {
  rows.push(...some);
  process.stderr.write(`${((performance.now() - startedMs) / 1000).toFixed(0)} s, ${rows.length} rows\n`);
}
console.log(values.json ? JSON.stringify(rows, null, 2) : tableOf(rows));
if (!rows.every(isKept)) process.exitCode = 1;

function tableOf(all: readonly TruthRow[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const lines = all.map((each) => [
    each.statement,
    `${each.nominal.side} ${percent(each.nominal.share)}`,
    `${percent(each.measured)} (${percent(each.low)} to ${percent(each.high)})`,
    String(each.of),
    isKept(each) ? 'kept' : 'NOT KEPT',
    each.note,
  ]);
  const head = ['statement', 'nominal', 'measured', 'histories', '', 'case'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
