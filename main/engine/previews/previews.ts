import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { bookPictureIdSchema } from '../../../preload/contract/people/book.ts';
import type { Located, PictureOf } from '../../../preload/contract/transport/engine-messages.ts';
import { inspectionIdSchema, type Sha256 } from '../../../preload/contract/values/units.ts';
import { type DataFolder, originalPath } from '../data-folder.ts';
import { fileFault, systemCode } from '../file-fault.ts';
import type { ReadDb } from '../store/handles.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import { imageOf } from '../store/parts/inspections.ts';
import { bookImageOf } from '../store/teaching/book.ts';
import { isJpegShownAsSeen } from './jpeg-as-seen.ts';
import { showableType } from './media-type.ts';
import { isPngShownAsSeen } from './png-as-seen.ts';
import type { PreviewProcess } from './preview-process.ts';
import type { Rendition } from './render.ts';

/** Enough for the header of every ordinary JPEG and PNG, with its EXIF and its thumbnail. */
const HEAD_BYTES = 256 * 1024;

export type PreviewDeps = {
  readonly db: ReadDb;
  readonly folder: DataFolder;
  readonly maxPixels: number;
  /** Where pictures are decoded. */
  readonly process: Pick<PreviewProcess, 'perform'>;
};

/** Finds the file that shows a picture; makes it first if the screen cannot show the original. */
export type Locate = (id: number, rendition: Rendition, of?: PictureOf) => Promise<Result<Located>>;

export function createPreviews({ db, folder, maxPixels, process }: PreviewDeps): Locate {
  const making = new Map<string, Promise<Result<boolean>>>();

  const made = async (sha256: Sha256, rendition: Rendition): Promise<Result<Located>> => {
    const target = path.join(folder.previews, sha256.slice(0, 2), `${sha256}-${rendition}.jpg`);
    const located = { path: target, mediaType: 'image/jpeg' };
    if (await exists(target)) return ok(located);
    // Two windows that ask at once wait for the same rendition.
    const work =
      making.get(target) ??
      process
        .perform({ kind: 'render', source: originalPath(folder, sha256), target, rendition, maxPixels })
        .finally(() => making.delete(target));
    making.set(target, work);
    const outcome = await work;
    return outcome.ok ? ok(located) : outcome;
  };

  const locate: Locate = async (id, rendition, of = 'inspection') => {
    const sha256 =
      of === 'book' ? bookImageOf(db, bookPictureIdSchema.parse(id)) : imageOf(db, inspectionIdSchema.parse(id));
    if (sha256 === null) return failed(notFound(of === 'book' ? 'book-picture' : 'picture', id));
    const type = rendition === 'picture' ? await typeAsIs(originalPath(folder, sha256), process) : null;
    if (type !== null) return ok({ path: originalPath(folder, sha256), mediaType: type });
    return await made(sha256, rendition);
  };

  return async (...asked) => {
    try {
      return await locate(...asked);
    } catch (error) {
      return failed(systemCode(error) === null ? storeFault(error) : fileFault(error, folder.previews));
    }
  };
}

/** The media type under which Chromium shows this file as the station saw it; `null` if it would not. */
async function typeAsIs(file: string, process: PreviewDeps['process']): Promise<string | null> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const type = showableType(head);
    if (type === null) return null;
    // Chromium turns JPEG upright by itself; it ignores the orientation of other formats.
    if (type === 'image/jpeg') return isJpegShownAsSeen(head) ? type : null;
    if (type === 'image/png' && !isPngShownAsSeen(head)) return null;
    const same = await process.perform({ kind: 'is-shown-as-seen', source: file });
    return same.ok && same.value ? type : null;
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
