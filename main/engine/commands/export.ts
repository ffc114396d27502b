import type { Command } from 'commander';
import { registerExportCsv } from './export-csv.ts';
import { registerExportSet } from './export-set.ts';

/** Adds `export` to the command line: labelled data for use elsewhere. */
export function registerExport(program: Command): void {
  const command = program.command('export').description('Export data; the station may be running');
  registerExportCsv(command);
  registerExportSet(command);
}
