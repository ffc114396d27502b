import type { Command } from 'commander';
import { instant } from './transfer.ts';

/** Adds the flags that filter records, the same for every command that reads them. */
export function addFilterFlags(command: Command): Command {
  return command
    .option('--from <time>', 'decided at or after this time', instant)
    .option('--until <time>', 'decided before this time', instant)
    .option('--lane <name>', 'only this lane')
    .option('--lot <lot>', 'only this lot')
    .option('--recipe <name>', 'only this recipe')
    .option('--model <name>', 'only this model: family and version, or the start of its SHA-256');
}
