import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import { nameOf, placeOf } from '../names/file-name.ts';

/** `appeared`: the name came, went or was replaced. `written`: its bytes or attributes changed. */
export type Hint = { readonly name: string; readonly kind: 'appeared' | 'written' };

export type FolderHints = {
  /** Listens to these folders below the root and no others. Names are relative to the root; '' is the root. */
  listenTo(folders: Iterable<string>): void;
  /** Whether changes to this file would be reported. */
  isHeard(name: string): boolean;
  stop(): void;
};

/** The most folders one lane may listen to; the rest is found by the sweep. A system allows only a limited number of watches. */
const MAX_FOLDERS = 512;

/**
 * Reports changes in folders as the system does, without delay or grouping. Only a hint: events can be lost,
 * and none come from network shares, so listeners also sweep. Node's own watch is used because libraries above it
 * merge a rename into place and a write in place into one event, and some do not survive when a folder comes back.
 */
export function startFolderHints(root: string, onHint: (hint: Hint) => void): FolderHints {
  const watchers = new Map<string, FSWatcher>();

  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  const listen = (folder: string) => {
    try {
      const watcher = watch(placeOf(root, folder), { persistent: false, encoding: 'buffer' }, (event, bytes) => {
        if (bytes === null) return;
        const fileName = nameOf(bytes);
        const name = folder === '' ? fileName : `${folder}/${fileName}`;
        onHint({ name, kind: event === 'rename' ? 'appeared' : 'written' });
      });
      watcher.on('error', () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      // No watches left, or the folder has just gone: the sweep sees what this watch would have.
    }
  };

  return {
    listenTo: (folders) => {
      const wanted = new Set([...folders].slice(0, MAX_FOLDERS));
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) if (!watchers.has(folder)) listen(folder);
    },
    isHeard: (name) => watchers.has(path.posix.dirname(name) === '.' ? '' : path.posix.dirname(name)),
    stop: () => {
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}
