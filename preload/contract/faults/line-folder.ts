import { z } from 'zod';

/**
 * Why no message is written into a folder that is writable, each as an English clause with what to do. The page says
 * it in its own language by the key.
 */
export const lineFolderTroubles = {
  away: 'the marker that this station put there is missing, so it may be a different folder, for example because a share is not connected; connect it, or have an engineer confirm the folder in Settings → Data & engine',
  'not-connected':
    'nothing is connected at {{detail}}, where a share or drive belongs; connect it, or, if this really is the line’s folder, let an engineer take it into use in Settings → Data & engine',
  'own-disk':
    'it is on this computer’s own disk, but is set up as being on a share or drive; connect that, or change the setting in Settings → Data & engine',
  'other-station':
    'it belongs to the station {{detail}}; choose another folder in Settings → Data & engine, because two stations must not write to one folder',
  'other-writer':
    'another copy of these records has written to it since; stop that copy, or have an engineer start a new message series in Settings → Data & engine',
  later:
    'it already holds message {{detail}}, later than these records know of, as after a restored backup; have an engineer start a new message series in Settings → Data & engine',
  'number-taken':
    'the file {{detail}} is already there with different content, as after a restored backup; have an engineer start a new message series in Settings → Data & engine',
} as const;

export type LineFolderTrouble = keyof typeof lineFolderTroubles;
export const lineFolderTroubleSchema = z.enum(
  Object.keys(lineFolderTroubles) as [LineFolderTrouble, ...LineFolderTrouble[]],
);
