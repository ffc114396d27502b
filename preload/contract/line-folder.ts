import { z } from 'zod';

/**
 * Why no message is written into a folder that could be written to, each as an English clause with what to do. The page says
 * it in its own language by the key.
 */
export const lineFolderTroubles = {
  away: 'the marker that this station put there is missing, so it may be another folder, as when a share is not connected; connect it, or let an engineer take the folder into use in Settings → Data & engine',
  'other-station':
    'it belongs to the station {{detail}}; choose another folder in Settings → Data & engine, for two stations must not write to one',
  'other-writer':
    'another copy of these records has written to it since; stop that one, or let an engineer begin a new series of messages in Settings → Data & engine',
  later:
    'message {{detail}} is there already, later than these records know, as after a copy was restored; let an engineer begin a new series of messages in Settings → Data & engine',
  'number-taken':
    'the file {{detail}} is there already and says something else, as after a copy was restored; let an engineer begin a new series of messages in Settings → Data & engine',
} as const;

export type LineFolderTrouble = keyof typeof lineFolderTroubles;
export const lineFolderTroubleSchema = z.enum(
  Object.keys(lineFolderTroubles) as [LineFolderTrouble, ...LineFolderTrouble[]],
);
