import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Sha256 } from '../../../../preload/contract/values/units.ts';
import { removePatiently, renamePatiently } from '../../../patient-files.ts';
import { type DataFolder, originalPath } from '../../data-folder.ts';
import { makeFolder, syncFolder } from '../../durable-files.ts';
import { fileFault, folderFault, systemCode } from '../../file-fault.ts';
import { type FolderCalls, withOpenFile } from '../../folder-calls.ts';
import { type Reading, readingOf, readPieces, SourceTrouble } from './content.ts';
import type { OpenPicture } from './open-picture.ts';

/** The station's own copy of an image. */
export type Kept = {
  readonly sha256: Sha256;
  readonly path: string;
  readonly reading: Reading;
  /**
   * Resolves once the copy would survive a power cut. Separate from the rest, because a disk takes its time and the image
   * can be looked at meanwhile; nothing may be recorded before.
   */
  readonly durable: Promise<Result<null>>;
};

export type KeepDeps = {
  readonly folder: DataFolder;
  /** Whether a record is based on these bytes, so that their copy is known to be on disk and not only on its way there. */
  readonly isRecorded: (sha256: Sha256) => boolean;
  /** By which the copies are written. */
  readonly calls: FolderCalls;
};

/** No run uses a file that an earlier one left behind. */
const RUN = randomUUID();
let copies = 0;

/** Copies an open image below `originals`, by the hash of its bytes. Refused as `file-vanished` if the file changed during the copy, as `file-forbidden` if it cannot be read. */
export async function keepOriginal(
  picture: OpenPicture,
  { folder, isRecorded, calls }: KeepDeps,
): Promise<Result<Kept>> {
  const incoming = path.join(folder.originals, 'incoming');
  const temporary = path.join(incoming, `${RUN}-${++copies}`);
  let copy: FileHandle | undefined;
  try {
    copy = await calls.call(
      () => openNew(temporary),
      (late) => late.close(),
    );
    const sha256 = await copyInto(copy, picture, calls);
    const reading = await readingOf(picture);
    if (reading === null) return failed({ code: 'file-vanished' });
    const kept = originalPath(folder, sha256);
    if (isRecorded(sha256) && (await calls.call(() => hasSize(kept, reading.seen.sizeBytes)))) {
      return ok({ sha256, path: kept, reading, durable: settled });
    }
    const folders = await calls.call(() => renameInto(temporary, kept));
    const written = copy;
    copy = undefined;
    return ok({ sha256, path: kept, reading, durable: sync(written, folders, { file: kept, calls }) });
  } catch (error) {
    if (error instanceof SourceTrouble) return failed({ code: 'file-forbidden', complaint: error.code });
    return failed(folderFault(error, folder.originals));
  } finally {
    if (copy !== undefined) await discard(copy, temporary, calls);
  }
}

/**
 * Removes partial copies left by a crash; call it before the first copy is made. Files that cannot be removed do no harm,
 * because new copies have their own names; returns why they are still there.
 */
export async function clearIncoming(folder: DataFolder): Promise<Fault | null> {
  const incoming = path.join(folder.originals, 'incoming');
  try {
    await removePatiently(incoming);
    return null;
  } catch (error) {
    return folderFault(error, incoming);
  }
}

const settled = Promise.resolve(ok(null));

async function openNew(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    await mkdir(path.dirname(file), { recursive: true });
    return open(file, 'wx');
  }
}

/** Returns the folders to be synced for the name to be durable. A folder of originals is created once and then there for good. */
async function renameInto(temporary: string, kept: string): Promise<readonly string[]> {
  const folder = path.dirname(kept);
  try {
    await renamePatiently(temporary, kept);
    return [folder];
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    const folders = await makeMissing(folder);
    await renamePatiently(temporary, kept);
    return folders;
  }
}

/** Usually only the last one is missing. Another copy may have made it meanwhile; its sync has not been awaited here. */
async function makeMissing(folder: string): Promise<readonly string[]> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return makeFolder(folder);
    if (code !== 'EEXIST') throw error;
  }
  return [folder, path.dirname(folder)];
}

/** Anything that cannot be removed now goes at the next start. */
async function discard(copy: FileHandle, temporary: string, { call }: FolderCalls): Promise<void> {
  const gone = async () => {
    await copy.close();
    await removePatiently(temporary);
  };
  await call(gone).catch((error: unknown) => void fileFault(error, temporary));
}

function copyInto(copy: FileHandle, picture: OpenPicture, { call }: FolderCalls): Promise<Sha256> {
  return readPieces(picture, async (bytes) => {
    for (let done = 0; done < bytes.length; ) {
      done += (await call(() => copy.write(bytes, done, bytes.length - done))).bytesWritten;
    }
  });
}

async function hasSize(file: string, sizeBytes: number): Promise<boolean> {
  try {
    return (await stat(file)).size === sizeBytes;
  } catch {
    return false;
  }
}

async function sync(
  copy: FileHandle,
  folders: readonly string[],
  { file, calls }: { readonly file: string; readonly calls: FolderCalls },
): Promise<Result<null>> {
  try {
    await withOpenFile(copy, calls, async () => {
      await calls.call(() => copy.datasync());
      for (const folder of folders) await calls.call(() => syncFolder(folder));
    });
    return ok(null);
  } catch (error) {
    return failed(fileFault(error, file));
  }
}
