import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { openDisks } from './disks.ts';
import type { Happening } from './happening.ts';
import { type Ended, liveThrough } from './live-through.ts';
import { createStationProcess } from './station-process.ts';
import { layTemplate } from './template.ts';
import { foldersOf } from './world-folders.ts';

/** A place in which histories run one after the other: a station's process, and folders that are set up again for each. */
export async function createWorld(root: string) {
  const disks = openDisks(root);
  const folders = foldersOf(root, disks.at);
  const { cameras, moved, line, data, away, backup, template } = folders;
  const makeEmpty = () => {
    for (const folder of [...Object.values(cameras), line, data, away, backup]) {
      rmSync(folder, { recursive: true, force: true });
    }
    for (const folder of [...Object.values(cameras), line]) mkdirSync(folder, { recursive: true });
  };
  makeEmpty();
  const known = await layTemplate({ cameras, moved, data: template.data, line });
  cpSync(line, template.line, { recursive: true });
  const station = createStationProcess();
  return {
    /** Runs one history; throws if anything went wrong. */
    live: async (history: readonly Happening[]): Promise<Ended> => {
      disks.clearAll();
      makeEmpty();
      cpSync(template.data, data, { recursive: true });
      cpSync(template.line, line, { recursive: true });
      return liveThrough({ folders, disks, known, station }, history);
    },
    close: async (): Promise<void> => {
      await station.close();
      disks.close();
    },
  };
}
