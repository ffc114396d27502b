import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { folderOutOfReach } from '../../../preload/contract/faults/folder-trouble.ts';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { FeedPackage } from './feed.ts';
import { refused } from './refused.ts';
import type { Fetch } from './source.ts';

/** The text of a file of limited length. */
export async function fetchText(fetch: Fetch, name: string, mostBytes: number): Promise<Result<string>> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of fetch(name)) {
      bytes += piece.length;
      if (bytes > mostBytes) return refused({ why: 'file-too-long', figures: { name } });
      pieces.push(piece);
    }
  } catch (error) {
    return refused({ why: 'unreachable', figures: { complaint: messageOf(error) } });
  }
  return ok(Buffer.concat(pieces).toString('utf8'));
}

/** Writes a package to `to`, byte for byte as it was signed; anything else is refused, without reading more than the signed size. */
export async function fetchPackage(
  fetch: Fetch,
  { file, bytes, sha512 }: Pick<FeedPackage, 'file' | 'bytes' | 'sha512'>,
  to: string,
  onBytes: (bytes: number) => void,
): Promise<Result<null>> {
  const handle = await open(to, 'w');
  try {
    const hash = createHash('sha512');
    let written = 0;
    for await (const piece of read(fetch(file))) {
      written += piece.length;
      if (written > bytes) return refused({ why: 'file-changed', figures: { name: file } });
      hash.update(piece);
      await handle.writeFile(piece);
      onBytes(written);
    }
    if (written !== bytes || hash.digest('hex') !== sha512)
      return refused({ why: 'file-changed', figures: { name: file } });
    await handle.sync();
    return ok(null);
  } catch (error) {
    if (error instanceof Unreadable) return refused({ why: 'unreachable', figures: { complaint: error.message } });
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    return isFull ? failed({ code: 'disk-full', path: to }) : failed(folderOutOfReach(to, messageOf(error)));
  } finally {
    await handle.close();
  }
}

/** Distinguishes a problem at the source from one with our own disk. */
class Unreadable extends Error {}

async function* read(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        isOver = true;
        throw new Unreadable(messageOf(error));
      });
      isOver ||= next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    if (!isOver) await iterator.return?.();
  }
}
