import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { entryRefused } from '../../preload/contract/faults/entry-trouble.ts';
import { failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import { fileFault, systemCode } from './file-fault.ts';

// Do not wait for the other end of a pipe. Windows has no such flag.
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const MEGABYTE = 1_000_000;

/** A file that does not exist, as opposed to one that cannot be read. */
export const NO_FILE = 'no-file';

/**
 * The text of a file written by people or their programs: UTF-8 or UTF-16, with or without a byte order mark, as Windows
 * editors also write them. Refuses, with a sentence and before reading it, what is not text, not a plain file, or over `maxBytes`.
 */
export async function readTextFile(file: string, maxBytes: number): Promise<Result<string> | typeof NO_FILE> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, FLAGS);
    return await textOf(handle, file, maxBytes);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return NO_FILE;
    return failed(fileFault(error, file));
  } finally {
    await handle?.close();
  }
}

async function textOf(handle: FileHandle, file: string, maxBytes: number): Promise<Result<string>> {
  const stats = await handle.stat();
  if (!stats.isFile()) return failed(entryRefused({ why: 'not-a-file', figures: { file } }));
  if (stats.size > maxBytes) return tooLarge(file, maxBytes);
  // One byte more, so that a file that grows while it is read is also refused.
  const room = Buffer.alloc(stats.size + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < room.length; length += read)
    ({ bytesRead: read } = await handle.read(room, length, room.length - length, length));
  if (length > stats.size) return failed(entryRefused({ why: 'still-written', figures: { file } }));
  const text = decodedText(room.subarray(0, length));
  return text === null ? failed(entryRefused({ why: 'not-text', figures: { file } })) : ok(text);
}

function tooLarge(file: string, maxBytes: number) {
  const figures = { file, limit: maxBytes < MEGABYTE ? `${maxBytes / 1000} kB` : `${maxBytes / MEGABYTE} MB` };
  return failed(entryRefused({ why: 'file-too-large', figures }));
}

/** Bytes as text, without the byte order mark; null for what is neither UTF-8 nor UTF-16. */
export function decodedText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By the byte order mark or, without one, by where the zeros of Latin letters are. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length >= 4 && first !== 0 && second === 0 && bytes[3] === 0) return 'utf-16le';
  return bytes.length >= 4 && first === 0 && second !== 0 && bytes[2] === 0 ? 'utf-16be' : 'utf-8';
}
