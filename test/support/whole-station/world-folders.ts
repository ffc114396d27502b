import path from 'node:path';
import type { DiskName } from './happening.ts';

export type WorldFolders = ReturnType<typeof foldersOf>;

/** Where the files of one history lie. */
export function foldersOf(root: string, at: (disk: DiskName, folder: string) => string) {
  const camera = (name: string) => path.join(root, 'cameras', name);
  const moves = camera('moves');
  return {
    cameras: { leaves: camera('leaves'), deletes: camera('deletes'), moves },
    moved: path.join(moves, 'done'),
    data: at('data', 'station'),
    line: at('line', 'messages'),
    /** Where the line's folder is while its share is away. */
    away: at('line', 'share'),
    backup: path.join(root, 'backup'),
    template: { data: path.join(root, 'template'), line: path.join(root, 'template-line') },
  };
}
