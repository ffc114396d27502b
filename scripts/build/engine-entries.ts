import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Programs of the engine that are started by name: the engine itself and its command line. */
const PROGRAMS = ['main/engine/index.ts', 'main/engine/cli.ts'];

/** Worker threads and child processes are not imported but started by their file, and so are known by its ending. */
const STARTED_BY_FILE = /-(worker|child)\.ts$/;

/** Whether the file is the first of a thread or process of the engine. */
function isEngineEntry(file: string): boolean {
  return PROGRAMS.includes(file) || STARTED_BY_FILE.test(file);
}

/**
 * The engine's entries by the name that they are built under: as all of them are built into one folder, a name that two
 * of them have is an error. The files are relative to the repository, with forward slashes.
 */
export function engineEntries(root: string): Readonly<Record<string, string>> {
  const entries: Record<string, string> = {};
  for (const file of ['main/engine', 'main/simulator'].flatMap((folder) => filesIn(root, folder)).sort()) {
    if (!isEngineEntry(file)) continue;
    const name = path.posix.basename(file, '.ts');
    if (entries[name] !== undefined) throw new Error(`${file} and ${entries[name]} would be built into one file`);
    entries[name] = file;
  }
  return entries;
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    path.join(folder, file).replaceAll('\\', '/'),
  );
}
