import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../main/engine/store/open.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A new store in a folder of its own, closed when the test has finished. */
export function openTestStore(root = temporaryFolder()): Store {
  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  onTestFinished(() => store.value.close());
  return store.value;
}
