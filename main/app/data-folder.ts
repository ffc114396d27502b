import { realpathSync } from 'node:fs';
import path from 'node:path';
import { type App, dialog } from 'electron';
import { messageOf } from '../../preload/contract/faults/message-of.ts';
import { ensureFolderSync } from '../ensure-folder.ts';
import { makePrivate } from '../private-folder.ts';

/** Where main finds its way in the station's data folder; all else in there is the engine's. */
export type DataFolder = {
  readonly root: string;
  readonly logs: string;
  readonly lineOutput: string;
  /** Newer versions of Lupa, and the one before. */
  readonly updates: string;
  /** Electron's own state: window, cache, and the lock that keeps a second app out. */
  readonly desktop: string;
};

/**
 * The data folder, made if need be and told to Electron before it writes anything. Electron's own state lies within, so
 * that its lock holds for this folder and not for the user: two stations on two folders may run side by side.
 */
export function openDataFolder(app: App, wanted: string | null): DataFolder {
  const root = existing(wanted ?? path.join(app.getPath('userData'), 'station'));
  makePrivate(root);
  const folder = {
    root,
    logs: existing(path.join(root, 'logs')),
    lineOutput: path.join(root, 'line-output'),
    updates: path.join(root, 'updates'),
    desktop: existing(path.join(root, 'desktop')),
  };
  app.setPath('userData', folder.desktop);
  app.setPath('sessionData', folder.desktop);
  return folder;
}

/** Two ways to write one folder must not be taken for two. */
function existing(folder: string): string {
  ensureFolderSync(folder);
  return realpathSync(folder);
}

/** Says that the app cannot run on this folder, where a person sees it and where a log keeps it. */
export function reportUnusableFolder(wanted: string | null, error: unknown): void {
  const reason = messageOf(error);
  const sentence = `Lupa cannot use its data folder ${wanted ?? ''}: ${reason}`;
  console.error(sentence);
  dialog.showErrorBox('Lupa', sentence);
}
