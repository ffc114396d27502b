import path from 'node:path';
import type { Command } from 'commander';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { ok } from '../../../preload/contract/faults/result.ts';
import type { TransferResult } from '../../../preload/contract/station/transfer.ts';
import { recipes } from '../store/set-up/recipes.ts';
import { faultSentence } from './fault-sentence.ts';
import { inOneLine } from './in-one-line.ts';
import { complain, inReader, report, whoIsHere, withCancel } from './transfer.ts';

type Flags = Readonly<{ data: string; from: string; json?: true }>;

/** Adds `import` to the command line: labels, and images to challenge people with. */
export function registerImport(program: Command): void {
  const take = program.command('import').description('Import labelled data; the station may be running');
  take
    .command('labels')
    .description(
      'Import YOLO or COCO labels, or the ground truth of a simulated line, as the agreed answers of parts the station knows',
    )
    .requiredOption('--data <folder>', 'data folder of the station')
    .requiredOption('--from <place>', 'a folder with data.yaml, annotations or truth.jsonl, or one such file')
    .option('--json', 'report as one JSON object')
    .action(async ({ data, from, json }: Flags) => {
      const end = await withCancel({ kind: 'labels', from: path.resolve(from), ...whoIsHere(path.resolve(data)) });
      report(end, json === true, summary);
    });
  take
    .command('challenges')
    .description(
      'Import images with known answers as challenge parts: YOLO or COCO labels, or folders named good and after defects',
    )
    .requiredOption('--data <folder>', 'data folder of the station')
    .requiredOption('--from <folder>', 'folder with the images and their answers')
    .requiredOption('--recipe <name>', 'recipe to challenge people on')
    .option('--json', 'report as one JSON object')
    .action(async ({ data, from, recipe, json }: Flags & { readonly recipe: string }) => {
      const dataFolder = path.resolve(data);
      const found = inReader(dataFolder, (db) => ok(recipes(db).find(({ name }) => name === recipe)));
      if (!found.ok) return complain(faultSentence(found.fault));
      if (found.value === undefined) return complain(faultSentence(notFound('recipe', recipe)));
      const task = { kind: 'challenges', from: path.resolve(from), recipeId: found.value.id } as const;
      report(await withCancel({ ...task, ...whoIsHere(dataFolder) }), json === true, challengeSummary);
    });
}

function challengeSummary(result: TransferResult): string {
  return result.kind === 'challenges' ? linesOf(result.report, 'is not in the recipe') : '';
}

function summary(result: TransferResult): string {
  return result.kind === 'labels' ? linesOf(result.report, 'is in no recipe') : '';
}

type Report = Extract<TransferResult, { kind: 'challenges' | 'labels' }>['report'];

/** Counts, classes that are not known, and what was remarked on which file, one a line. */
function linesOf({ remarks, foreignClasses, ...counts }: Report, foreign: string): string {
  return [
    ...Object.entries(counts).map(([name, count]) => `${name.padEnd(10)} ${count}`),
    ...foreignClasses.map((name) => `the class ${name} ${foreign}`),
    ...remarks.map(({ file, remark }) => `${remark.padEnd(10)} ${file}`),
  ]
    .map(inOneLine)
    .join('\n');
}
