import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { dataFolder } from '../../../main/engine/data-folder.ts';
import { openStore, type Store } from '../../../main/engine/store/opening/open.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';

/** The store of a folder, a new one where it has none; closed when the test has finished. */
export function openTestStore(root = temporaryFolder()): Store {
  const { database } = dataFolder(root);
  mkdirSync(path.dirname(database), { recursive: true });
  if (!existsSync(database)) copyFileSync(emptyDatabase(), database);
  const store = opened(root);
  // No test survives a power cut, and waiting for the disk at every commit would take most of its time.
  store.write.run('PRAGMA synchronous = OFF');
  onTestFinished(() => store.close());
  return store;
}

function opened(root: string): Store {
  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  return store.value;
}

let made: string | undefined;

/** A database that has just been created: made once, because every step of the schema waits for the disk. */
function emptyDatabase(): string {
  if (made !== undefined) return made;
  const root = mkdtempSync(path.join(tmpdir(), 'lupa-empty-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  opened(root).close();
  made = dataFolder(root).database;
  return made;
}
