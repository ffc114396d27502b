import path from 'node:path';
import type { Command } from 'commander';
import type { TransferResult } from '../../../preload/contract/transfer.ts';
import { report, whoIsHere, withCancel } from './transfer.ts';

type Flags = Readonly<{ data: string; from: string; json?: true }>;

/** Adds `import` to the command line: labels from elsewhere. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('Take labelled data in; the station may be running')
    .command('labels')
    .description(
      'Take YOLO or COCO labels, or the truth of a simulated line, as the agreed answers of the pictures the station knows',
    )
    .requiredOption('--data <folder>', 'where the station keeps everything')
    .requiredOption('--from <place>', 'a folder with data.yaml, annotations or truth.jsonl, or one such file')
    .option('--json', 'the report as one JSON object')
    .action(async ({ data, from, json }: Flags) => {
      const end = await withCancel({ kind: 'labels', from: path.resolve(from), ...whoIsHere(path.resolve(data)) });
      report(end, json === true, summary);
    });
}

function summary(result: TransferResult): string {
  if (result.kind !== 'labels') return '';
  const { remarks, foreignClasses, ...counts } = result.report;
  return [
    ...Object.entries(counts).map(([name, count]) => `${name.padEnd(10)} ${count}`),
    ...foreignClasses.map((name) => `no recipe has the class ${name}`),
    ...remarks.map(({ file, remark }) => `${remark.padEnd(10)} ${file}`),
  ].join('\n');
}
