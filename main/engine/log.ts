import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pino from 'pino';
import { ensureFolderSync } from '../ensure-folder.ts';
import { removeOrLeave } from '../patient-files.ts';
import type { WallClock } from './clock.ts';

/** One structured line per event, named like the event, with ids and `elapsedMs`. Never picture bytes, never a PIN. */
export type Log = {
  readonly note: (event: string, fields?: object) => void;
  readonly warn: (event: string, fields?: object) => void;
  readonly error: (event: string, fields?: object) => void;
  readonly close: () => void;
};

const MAX_FILE_BYTES = 20 * 1024 ** 2;
const KEPT_FILES = 20;
const NAME = /^engine-.*\.jsonl$/;

/** Logs into files of a day and at most 20 MB each, of which the newest 20 are kept. A log that cannot be written is given up, the line goes on. */
export function openLog(folder: string, clock: WallClock): Log {
  ensureFolderSync(folder);
  let file = nextFile(folder, clock.now());
  let size = sizeOf(file);
  const destination = pino.destination({ dest: file, sync: true, mode: 0o600 });
  destination.on('error', () => undefined);

  const rotate = () => {
    file = nextFile(folder, clock.now());
    size = sizeOf(file);
    destination.reopen(file);
    void forget(folder, path.basename(file)).then(noteLeft);
  };
  /** What somebody reads just now goes with the next file. */
  const noteLeft = (left: readonly Left[]) => {
    if (left.length > 0) logger.warn({ left }, 'log.left');
  };
  const write = (line: string) => {
    try {
      if (size > MAX_FILE_BYTES || !path.basename(file).startsWith(dayName(clock.now()))) rotate();
      size += Buffer.byteLength(line);
      destination.write(line);
    } catch {
      // Nothing that the log has to say is worth more than the next part.
    }
  };
  const logger = pino(
    { base: null, messageKey: 'event', timestamp: () => `,"at":"${new Date(clock.now()).toISOString()}"` },
    { write },
  );
  return {
    note: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
    close: () => destination.end(),
  };
}

/** Writes nothing down. */
export const silentLog: Log = {
  note: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  close: () => undefined,
};

function dayName(now: number): string {
  return `engine-${new Date(now).toISOString().slice(0, 10)}`;
}

/** The first file of today that has room left. */
function nextFile(folder: string, now: number): string {
  for (let part = 1; ; part++) {
    const file = path.join(folder, `${dayName(now)}-${String(part).padStart(3, '0')}.jsonl`);
    if (sizeOf(file) <= MAX_FILE_BYTES) return file;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

type Left = { readonly name: string; readonly reason: string };

/**
 * Removes the oldest by their names, and answers what had to be left. The one that is written stays, whatever day a clock that
 * was set gave it.
 */
async function forget(folder: string, written: string): Promise<readonly Left[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const others = names.filter((name) => NAME.test(name) && name !== written).toSorted();
  const left: Left[] = [];
  for (const name of others.slice(0, 1 - KEPT_FILES)) {
    const reason = await removeOrLeave(path.join(folder, name));
    if (reason !== null) left.push({ name, reason });
  }
  return left;
}
