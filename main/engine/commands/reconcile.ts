import { realpath } from 'node:fs/promises';
import type { Command } from 'commander';
import { notFound } from '../../../preload/contract/missing-thing.ts';
import type { Reconciliation } from '../../../preload/contract/reconciliation.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { dataFolder } from '../data-folder.ts';
import { excludedFolders } from '../ingest/ingest.ts';
import { reconcile } from '../ingest/reconcile.ts';
import { lanes } from '../store/lanes.ts';
import { openReader } from '../store/open-reader.ts';
import { stationSettings } from '../store/settings.ts';
import { faultSentence } from './fault-sentence.ts';

type Flags = Readonly<{ data: string; camera: string; json?: true }>;

/** Adds `reconcile` to the command line: the proof that no file was lost. */
export function registerReconcile(program: Command): void {
  program
    .command('reconcile')
    .description('Count every file of a camera folder, there or gone, each once; fails when one is not accounted for')
    .requiredOption('--data <folder>', 'where the station keeps everything; it may be running')
    .requiredOption('--camera <folder>', 'the camera folder')
    .option('--json', 'as one JSON object')
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
    const folder = await resolved(camera);
    if (!folder.ok) return folder;
    const all = lanes(read);
    const lane = all.find((candidate) => candidate.folder === folder.value);
    if (lane === undefined) return failed(notFound('lane-of-folder', camera));
    const own = dataFolder(data);
    const lineOutput = stationSettings(read).lineOutputFolder ?? own.lineOutput;
    return await reconcile(read, lane, excludedFolders(lane, all, [own.root, lineOutput]));
  } finally {
    close();
  }
}

async function resolved(folder: string): Promise<Result<string>> {
  try {
    return ok(await realpath(folder));
  } catch (error) {
    return failed({ code: 'folder-unusable', path: folder, reason: error instanceof Error ? error.message : '' });
  }
}

function asText(counts: Reconciliation): string {
  const { unaccountedFiles, ...numbers } = counts;
  const lines = Object.entries(numbers).map(([name, number]) => `${name.padEnd(12)} ${number}`);
  return [...lines, ...unaccountedFiles.map((file) => `             ${file}`)].join('\n');
}
