import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Programs of the engine that are started by name: the engine itself and its command line. */
const PROGRAMS = ['main/engine/index.ts', 'main/engine/cli.ts'];

/** Worker threads and child processes are not imported but started by their file, and so are known by its ending. */
const STARTED_BY_FILE = /-(worker|child)\.ts$/;

/** Whether the file is the first of a thread or process of the engine. */
export function isEngineEntry(file: string): boolean {
  return PROGRAMS.includes(file) || STARTED_BY_FILE.test(file);
}

/** The engine's entries in the repository, as paths relative to it with forward slashes. */
export function engineEntries(root: string): readonly string[] {
  return ['main/engine', 'main/simulator']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .map((file) => file.replaceAll('\\', '/'))
    .filter(isEngineEntry)
    .sort();
}
