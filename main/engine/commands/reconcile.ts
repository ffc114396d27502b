import type { Command } from 'commander';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, type Result } from '../../../preload/contract/faults/result.ts';
import type { Reconciliation } from '../../../preload/contract/parts/reconciliation.ts';
import { dataFolder } from '../data-folder.ts';
import { reconcile } from '../ingest/reconcile.ts';
import { excludedFrom, laneOn } from '../ingest/watching/lane-place.ts';
import { openReader } from '../store/opening/open-reader.ts';
import { lanes } from '../store/set-up/lanes.ts';
import { lineFolderOf } from '../store/set-up/settings.ts';
import { faultSentence } from './fault-sentence.ts';
import { inOneLine } from './in-one-line.ts';

type Flags = Readonly<{ data: string; camera: string; json?: true }>;

/** Adds `reconcile` to the command line: proves that no file was lost. */
export function registerReconcile(program: Command): void {
  program
    .command('reconcile')
    .description('Account for every file ever seen in a camera folder, each exactly once; fails if one is missing')
    .requiredOption('--data <folder>', 'data folder of the station, which may be running')
    .requiredOption('--camera <folder>', 'the camera folder')
    .option('--json', 'result as one JSON object')
    .action(async (flags: Flags) => {
      const counts = await count(flags);
      if (!counts.ok) console.error(faultSentence(counts.fault));
      else console.log(flags.json === true ? JSON.stringify(counts.value) : asText(counts.value));
      process.exitCode = counts.ok && counts.value.unaccounted === 0 ? 0 : 1;
    });
}

async function count({ data, camera }: Flags): Promise<Result<Reconciliation>> {
  const opened = openReader(data);
  if (!opened.ok) return opened;
  const { read, close } = opened.value;
  try {
    const all = lanes(read);
    const lane = await laneOn(camera, all);
    if (lane === null) return failed(notFound('lane-of-folder', camera));
    const folder = dataFolder(data);
    const lineOutput = lineFolderOf(read, folder);
    return await reconcile(read, lane, await excludedFrom(lane, { folder, lineOutput, lanes: all }));
  } finally {
    close();
  }
}

function asText(counts: Reconciliation): string {
  const { unaccountedFiles, ...numbers } = counts;
  const lines = Object.entries(numbers).map(([name, number]) => `${name.padEnd(12)} ${number}`);
  return [...lines, ...unaccountedFiles.map((file) => `             ${inOneLine(file)}`)].join('\n');
}
