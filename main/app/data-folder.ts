import { realpathSync } from 'node:fs';
import path from 'node:path';
import { type App, dialog } from 'electron';
import { messageOf } from '../../preload/contract/faults/message-of.ts';
import { ensureFolderSync } from '../ensure-folder.ts';
import { makePrivate } from '../private-folder.ts';

/** What main uses in the station's data folder; everything else in it is the engine's. */
export type DataFolder = {
  readonly root: string;
  readonly logs: string;
  readonly lineOutput: string;
  /** The reports of shifts, among the exports. */
  readonly shiftReports: string;
  /** Newer versions of Lupa, and the previous one. */
  readonly updates: string;
  /** Electron's own state: window, cache, and the lock that keeps out a second app. */
  readonly desktop: string;
};

/**
 * The data folder, created if necessary and set in Electron before it writes anything. Electron's own state is inside, so
 * that its lock is per folder and not per user: two stations on two folders may run side by side.
 */
export function openDataFolder(app: App, wanted: string | null): DataFolder {
  const root = existing(wanted ?? path.join(app.getPath('userData'), 'station'));
  makePrivate(root);
  const folder = {
    root,
    logs: existing(path.join(root, 'logs')),
    lineOutput: path.join(root, 'line-output'),
    shiftReports: path.join(root, 'exports', 'shift-reports'),
    updates: path.join(root, 'updates'),
    desktop: existing(path.join(root, 'desktop')),
  };
  app.setPath('userData', folder.desktop);
  app.setPath('sessionData', folder.desktop);
  return folder;
}

/** Two spellings of one folder must not count as two. */
function existing(folder: string): string {
  ensureFolderSync(folder);
  return realpathSync(folder);
}

/** Reports that the app cannot run on this folder, both on screen and in a log. */
export function reportUnusableFolder(wanted: string | null, error: unknown): void {
  const reason = messageOf(error);
  const sentence = `Lupa cannot use its data folder ${wanted ?? ''}: ${reason}`;
  console.error(sentence);
  dialog.showErrorBox('Lupa', sentence);
}
