import path from 'node:path';
import { folderOutOfReach } from '../../../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { Lane } from '../../../../preload/contract/station/lane.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import { saidName } from '../names/file-name.ts';
import { type FolderHints, type Hint, startFolderHints } from './folder-hints.ts';
import { type RootIdentity, rootIdentity } from './sweep.ts';

/** What the system says of a folder that may not be read. */
const CLOSED = 'EACCES';

/** The folder under a lane's path: which one it is, what it tells of itself, and what below it cannot be read. */
export type LaneRoot = {
  /** The folder itself that was found fit last: a link that is turned meanwhile leads nowhere else before the next sweep. */
  readonly home: () => string;
  readonly hints: () => FolderHints | null;
  /** Goes on in this folder, and listens to it where the lane is not polled. Answers whether it is another than before. */
  readonly enter: (place: string) => Promise<boolean>;
  /** Listens no more: the folder cannot be read. */
  readonly lose: () => void;
  /** Pictures in a folder that cannot be read are nobody's: somebody has to be told, once. */
  readonly noteClosed: (folders: ReadonlySet<string>) => void;
  /** Why not all of it is watched, or `null`. */
  readonly trouble: () => Fault | null;
};

type LaneRootDeps = {
  readonly lane: Lane;
  readonly calls: FolderCalls;
  readonly onFault: (fault: Fault) => void;
};

export function laneRoot({ lane, calls, onFault }: LaneRootDeps, hear: (hint: Hint) => void): LaneRoot {
  let home = lane.folder;
  let identity: RootIdentity | null = null;
  let hints: FolderHints | null = null;
  let closed: ReadonlySet<string> = new Set();
  const closedFault = (folder: string) => folderOutOfReach(path.join(home, saidName(folder)), CLOSED);
  return {
    home: () => home,
    hints: () => hints,
    enter: async (place) => {
      home = place;
      const found = await calls.call(() => rootIdentity(home));
      if (lane.isPolled || found === identity) return false;
      hints?.stop();
      hints = startFolderHints(home, hear);
      identity = found;
      return true;
    },
    lose: () => {
      hints?.stop();
      hints = null;
      identity = null;
    },
    noteClosed: (folders) => {
      for (const folder of folders) {
        if (closed.has(folder)) continue;
        onFault(closedFault(folder));
      }
      closed = folders;
    },
    trouble: () => {
      const [first] = closed;
      return first === undefined ? null : closedFault(first);
    },
  };
}
