import path from 'node:path';
import { folderOutOfReach } from '../../../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { Lane } from '../../../../preload/contract/station/lane.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import { saidName } from '../names/file-name.ts';
import { type FolderHints, type Hint, startFolderHints } from './folder-hints.ts';
import { type RootIdentity, rootIdentity } from './sweep.ts';

/** What the system says about a folder that may not be read. */
const CLOSED = 'EACCES';

/** The folder at a lane's path: which one it is, what it reports, and what below it cannot be read. */
export type LaneRoot = {
  /** The real folder last found suitable: a link that is changed meanwhile leads nowhere else before the next sweep. */
  readonly home: () => string;
  readonly hints: () => FolderHints | null;
  /** Continues in this folder, and listens to it if the lane is not polled. Returns whether it is a different one. */
  readonly enter: (place: string) => Promise<boolean>;
  /** Stops listening: the folder cannot be read. */
  readonly lose: () => void;
  /** Images in a folder that cannot be read belong to nobody: somebody has to be told, once. */
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
