import type { Command } from 'commander';
import { instant } from './transfer.ts';

/** Adds what narrows records down, the same for every command that reads them. */
export function addFilterFlags(command: Command): Command {
  return command
    .option('--from <time>', 'decided at this time or later', instant)
    .option('--until <time>', 'decided before this time', instant)
    .option('--lane <name>', 'of this lane')
    .option('--lot <lot>', 'of this lot')
    .option('--recipe <name>', 'by this recipe')
    .option('--model <name>', 'by this model: family and version, or the beginning of its SHA-256');
}
