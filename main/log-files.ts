import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pino, { type Logger } from 'pino';
import { removeOrLeave } from './patient-files.ts';

const MAX_FILE_BYTES = 20 * 1024 ** 2;
/** A full disk must not fill the memory too: lines beyond this are dropped. */
const MAX_UNWRITTEN_BYTES = 1_000_000;

type LogFilesOptions = Readonly<{
  folder: string;
  /** The files are called `<name>-<day>-<part>.jsonl`. */
  name: 'engine' | 'main';
  /** How many files are kept, the newest ones. */
  keep: number;
  /** Milliseconds since 1970. */
  now: () => number;
}>;

type Current = Readonly<{ file: string; destination: ReturnType<typeof pino.destination> }>;

/**
 * A pino logger that writes one JSON object a line into files of one day and at most 20 MB each. A line is with the system
 * when the call returns. No call ever throws: a disk that is full or gone costs lines of the log, and the next line tries again.
 */
export function openLogFiles({ folder, name, keep, now }: LogFilesOptions): { logger: Logger; close: () => void } {
  let current: Current | null = null;
  let size = 0;

  const write = (line: string) => {
    try {
      const day = `${name}-${new Date(now()).toISOString().slice(0, 10)}`;
      if (current === null || size > MAX_FILE_BYTES || !path.basename(current.file).startsWith(day)) turnTo(day);
      size += Buffer.byteLength(line);
      current?.destination.write(line);
    } catch {
      // Nothing the log has to say is worth more than the next part.
    }
  };
  const logger = pino(
    { base: null, messageKey: 'event', timestamp: () => `,"at":"${new Date(now()).toISOString()}"` },
    { write },
  );

  /** Where the next file cannot be opened, the lines go on into the one before. */
  function turnTo(day: string): void {
    const file = fileWithRoom(folder, day);
    const destination = openedOrNull(file);
    if (destination === null) return;
    // Not `reopen`: once an opening has failed, it closes the old file twice, and the second time it may be somebody else's.
    current?.destination.destroy();
    current = { file, destination };
    size = sizeOf(file);
    void removeOldest({ folder, name, keep }, path.basename(file)).then((left) => {
      if (left.length > 0) logger.warn({ left }, 'log.left');
    });
  }
  return {
    logger,
    close: () => {
      current?.destination.destroy();
    },
  };
}

function openedOrNull(file: string): Current['destination'] | null {
  try {
    const destination = pino.destination({
      dest: file,
      sync: true,
      mode: 0o600,
      maxLength: MAX_UNWRITTEN_BYTES,
      retryEAGAIN: () => false, // it would wait for ever, and the whole thread with it
    });
    destination.on('error', () => undefined);
    return destination;
  } catch {
    return null;
  }
}

/** The day's first file that has room left. */
function fileWithRoom(folder: string, day: string): string {
  for (let part = 1; ; part++) {
    const file = path.join(folder, `${day}-${String(part).padStart(3, '0')}.jsonl`);
    if (sizeOf(file) <= MAX_FILE_BYTES) return file;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

type Left = { readonly name: string; readonly reason: string };

/**
 * Removes the oldest files by their names, and returns those it had to leave because another program holds them. The file
 * being written stays, whatever day a clock that was set back gave it.
 */
async function removeOldest(
  { folder, name, keep }: Pick<LogFilesOptions, 'folder' | 'name' | 'keep'>,
  written: string,
): Promise<readonly Left[]> {
  const isOurs = (file: string) => file.startsWith(`${name}-`) && file.endsWith('.jsonl') && file !== written;
  const names = await readdir(folder).catch((): string[] => []);
  const left: Left[] = [];
  for (const old of names
    .filter(isOurs)
    .toSorted()
    .slice(0, 1 - keep)) {
    const reason = await removeOrLeave(path.join(folder, old));
    if (reason !== null) left.push({ name: old, reason });
  }
  return left;
}
