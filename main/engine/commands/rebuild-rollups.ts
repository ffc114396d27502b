import type { Command } from 'commander';
import { openStore } from '../store/opening/open.ts';
import { rebuildRollups } from '../store/rollups/rollups.ts';
import { faultSentence } from './fault-sentence.ts';

/** Adds `rebuild-rollups` to the command line: rebuilds the totals behind the charts from the records. */
export function registerRebuildRollups(program: Command): void {
  program
    .command('rebuild-rollups')
    .description(
      'Rebuild the totals behind the charts from the records, and report how many were wrong (there should be none)',
    )
    .requiredOption('--data <folder>', 'data folder of a station that is not running')
    .option('--json', 'one JSON object')
    .action(rebuild);
}

function rebuild({ data, json }: { data: string; json?: true }): void {
  const opened = openStore(data);
  if (!opened.ok) {
    console.error(faultSentence(opened.fault));
    process.exitCode = 1;
    return;
  }
  const { rows, differences } = rebuildRollups(opened.value.write, ({ left, of }) =>
    process.stderr.write(`\r${of - left} of ${of} parts counted`),
  );
  process.stderr.write('\n');
  opened.value.close();
  console.log(json ? JSON.stringify({ rows, differences }) : `${rows} totals rebuilt, ${differences} were wrong`);
}
