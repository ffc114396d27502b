import { type Command, Option } from 'commander';
import { ok } from '../../../preload/contract/faults/result.ts';
import { csvOrderSchema } from '../../../preload/contract/station/transfer.ts';
import { addFilterFlags } from './filter-flags.ts';
import { exportTo, type FilterFlags, filterOf, megabytes } from './transfer.ts';

type Flags = FilterFlags &
  Readonly<{
    data: string;
    out: string;
    rows: string;
    all?: true;
    separator: string;
    decimal: string;
    bom?: true;
    keepDigits?: true;
    json?: true;
  }>;

const SEPARATORS: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t' };
const DECIMALS: Readonly<Record<string, string>> = { point: '.', comma: ',' };

/** Adds `export csv`: records for a spreadsheet. */
export function registerExportCsv(parent: Command): void {
  const command = parent
    .command('csv')
    .description('Write records as a table, with a second file that explains its columns')
    .requiredOption('--data <folder>', 'data folder of the station')
    .requiredOption('--out <file>', 'file to create')
    .addOption(new Option('--rows <what>', 'one row per').choices(['inspections', 'boxes']).default('inspections'))
    .option('--all', 'include parts nobody has judged')
    .addOption(new Option('--separator <what>', 'cell separator').choices(Object.keys(SEPARATORS)).default('comma'))
    .addOption(new Option('--decimal <what>', 'decimal separator').choices(Object.keys(DECIMALS)).default('point'))
    .option('--bom', 'start with the mark by which Excel recognises UTF-8')
    .option('--keep-digits', 'keep serials such as 000123 and long numbers as text in a spreadsheet, as ="000123"')
    .option('--json', 'result as one JSON object');
  addFilterFlags(command).action((flags: Flags) =>
    exportTo(
      flags,
      (db) => {
        const filter = filterOf(db, flags);
        if (!filter.ok) return filter;
        const order = {
          kind: 'csv',
          filter: filter.value,
          which: flags.all === true ? 'all' : 'judged',
          rows: flags.rows,
          separator: SEPARATORS[flags.separator],
          decimal: DECIMALS[flags.decimal],
          hasByteOrderMark: flags.bom === true,
          keepsDigits: flags.keepDigits === true,
        };
        return ok(csvOrderSchema.parse(order));
      },
      (result) => (result.kind === 'csv' ? `${result.path}: ${result.rows} rows, ${megabytes(result.bytes)}` : ''),
    ),
  );
}
