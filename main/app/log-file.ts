import { createWriteStream, type WriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../engine-host/log.ts';
import { removeOrLeave } from '../patient-files.ts';

const KEPT_FILES = 30;
/** A disk that does not take the log must not fill the memory with it. */
const MOST_UNWRITTEN_BYTES = 1_000_000;
const NAME = /^main-\d{4}-\d{2}-\d{2}\.jsonl$/;

/**
 * The log of main: one JSON object a line, one file a day, the last thirty kept. What is logged is chosen where it is
 * logged; the input of an operation never is.
 */
export function openLogFile(folder: string, now: () => Date): { log: Log; close: () => Promise<void> } {
  let file: { day: string; stream: WriteStream } | null = null;
  /** Files of days before, which may still have lines to write, or are being removed. */
  let earlier: Promise<unknown> = Promise.resolve();

  function streamOf(day: string): WriteStream {
    if (file?.day === day) return file.stream;
    if (file !== null) earlier = Promise.all([earlier, ended(file.stream)]);
    const name = `main-${day}.jsonl`;
    const stream = createWriteStream(path.join(folder, name), { flags: 'a', mode: 0o600 });
    // A full or vanished disk is told by the engine, which cannot go on without it; the log can.
    stream.on('error', () => {});
    file = { day, stream };
    earlier = Promise.all([earlier, removeOldest(folder, name).then(noteLeft)]);
    return stream;
  }

  const log: Log = (event, facts = {}) => {
    const at = now();
    const stream = streamOf(at.toISOString().slice(0, 10));
    if (stream.writableLength > MOST_UNWRITTEN_BYTES) return;
    stream.write(`${JSON.stringify({ at: at.toISOString(), event, ...facts })}\n`);
  };
  /** What somebody reads just now goes with the next day's. */
  const noteLeft = (left: readonly Left[]) => {
    if (left.length > 0) log('log.left', { left });
  };
  return {
    log,
    close: async () => {
      await earlier;
      if (file !== null) await ended(file.stream);
    },
  };
}

/** Resolves when all that was written is in the file, or never will be. */
function ended(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed) resolve();
    else stream.end(() => resolve());
  });
}

type Left = { readonly name: string; readonly reason: string };

/** Answers what had to be left. */
async function removeOldest(folder: string, newest: string): Promise<readonly Left[]> {
  // A folder that has vanished is told by the engine.
  const names = await readdir(folder).catch((): string[] => []);
  const older = names.filter((name) => NAME.test(name) && name !== newest);
  const left: Left[] = [];
  for (const name of older.sort().slice(0, 1 - KEPT_FILES)) {
    const reason = await removeOrLeave(path.join(folder, name));
    if (reason !== null) left.push({ name, reason });
  }
  return left;
}
