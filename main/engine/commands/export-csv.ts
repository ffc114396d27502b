import { type Command, Option } from 'commander';
import { ok } from '../../../preload/contract/result.ts';
import { csvOrderSchema } from '../../../preload/contract/transfer.ts';
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
    .description('Write records as a table, and beside it what its columns mean')
    .requiredOption('--data <folder>', 'where the station keeps everything')
    .requiredOption('--out <file>', 'the file to make')
    .addOption(new Option('--rows <what>', 'one row for each').choices(['inspections', 'boxes']).default('inspections'))
    .option('--all', 'parts nobody has judged as well')
    .addOption(new Option('--separator <what>', 'between cells').choices(Object.keys(SEPARATORS)).default('comma'))
    .addOption(new Option('--decimal <what>', 'the decimal sign').choices(Object.keys(DECIMALS)).default('point'))
    .option('--bom', 'begin with the mark by which Excel knows UTF-8')
    .option('--keep-digits', 'serials like 000123 and long numbers stay as they are in a spreadsheet, as ="000123"')
    .option('--json', 'how it went as one JSON object');
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
