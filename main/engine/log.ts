import { ensureFolderSync } from '../ensure-folder.ts';
import { openLogFiles } from '../log-files.ts';
import type { WallClock } from './clock.ts';

/** One structured line per event, named like the event, with ids and `elapsedMs`. Never image bytes, never a PIN. */
export type Log = {
  readonly note: (event: string, fields?: object) => void;
  readonly warn: (event: string, fields?: object) => void;
  readonly error: (event: string, fields?: object) => void;
  readonly close: () => void;
};

const KEPT_FILES = 20;

/** The engine's log. If it cannot be written, the line goes on without it. */
export function openLog(folder: string, clock: WallClock): Log {
  ensureFolderSync(folder);
  const { logger, close } = openLogFiles({ folder, name: 'engine', keep: KEPT_FILES, now: () => clock.now() });
  return {
    note: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
    close,
  };
}

/** A log that writes nothing. */
export const silentLog: Log = {
  note: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  close: () => undefined,
};
