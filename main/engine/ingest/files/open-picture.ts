import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { fileFault } from '../../file-fault.ts';
import { type FolderCalls, UNWATCHED } from '../../folder-calls.ts';
import type { ByteSource } from '../ending/byte-source.ts';
import type { FilePath } from '../names/file-name.ts';
import { type Observation, observationOf } from '../watching/observation.ts';

// Not through a link that replaced the file, and not waiting for the other end of a pipe that did. Windows has neither.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export type OpenPicture = {
  readonly handle: FileHandle;
  readonly seen: Observation;
  /** By which it is read. */
  readonly calls: FolderCalls;
};

/**
 * Opens a plain file for reading, and returns its state once it can no longer be swapped. The caller closes it.
 * @param calls for opening and reading it, if its folder may stop responding
 */
export async function openPicture(path: FilePath, calls: FolderCalls = UNWATCHED): Promise<Result<OpenPicture>> {
  try {
    return await calls.call(
      () => openPlain(path, calls),
      (late) => (late.ok ? late.value.handle.close() : undefined),
    );
  } catch (error) {
    return failed(fileFault(error, path.toString()));
  }
}

async function openPlain(path: FilePath, calls: FolderCalls): Promise<Result<OpenPicture>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, FLAGS);
    const stats = await handle.stat({ bigint: true });
    if (stats.isFile()) return ok({ handle, seen: observationOf(stats), calls });
    await handle.close();
    return failed({ code: 'file-vanished' });
  } catch (error) {
    await handle?.close();
    return failed(fileFault(error, path.toString()));
  }
}

/** A header is read in steps of a few bytes, and each trip to the disk costs more than reading a block. */
const BLOCK_BYTES = 32 * 1024;

/** Reads from the open file, at least a block at a time. */
export function byteSource({ handle, seen }: OpenPicture): ByteSource {
  let block = { offset: 0, bytes: Buffer.alloc(0) };
  return {
    size: seen.sizeBytes,
    read: async (offset, length) => {
      const wanted = Math.max(0, Math.min(length, seen.sizeBytes - offset));
      if (wanted === 0 || offset < 0) return Buffer.alloc(0);
      if (offset < block.offset || offset + wanted > block.offset + block.bytes.length) {
        const room = Buffer.allocUnsafe(Math.max(wanted, Math.min(BLOCK_BYTES, seen.sizeBytes - offset)));
        const { bytesRead } = await handle.read(room, 0, room.length, offset);
        block = { offset, bytes: room.subarray(0, bytesRead) };
      }
      return block.bytes.subarray(offset - block.offset, offset - block.offset + wanted);
    },
  };
}
