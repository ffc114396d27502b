import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { UpdateSource } from '../../../preload/contract/station/updates.ts';

/** A share that hangs, or a server that goes silent, must not leave a check open forever. */
const SILENT_AFTER_MS = 30_000;

/** Reads a file from a source, piece by piece. */
export type Fetch = (name: string) => AsyncIterable<Uint8Array>;
/** Electron's `Session.fetch`: it knows the system's proxies and the authorities that the computer trusts. */
export type WebFetch = (url: string, options: RequestInit) => Promise<Response>;

/** How files from this source are read. `web` is requested only to read an address, so that a station without one has no network at all. */
export function fetchFrom(source: Exclude<UpdateSource, { kind: 'off' }>, web: () => WebFetch): Fetch {
  if (source.kind === 'folder') return (name) => unlessSilent(pieces(path.join(source.path, name)));
  const base = source.url.endsWith('/') ? source.url : `${source.url}/`;
  return (name) => unlessSilent(download(new URL(encodeURIComponent(name), base).href, web()));
}

async function* pieces(file: string): AsyncIterable<Uint8Array> {
  // A pipe without a writer would not even open.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    // Anything else with a file name may never end.
    if (!(await handle.stat()).isFile()) throw new Error(`${file} is no file`);
    yield* handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 });
  } finally {
    await handle.close();
  }
}

async function* download(url: string, web: WebFetch): AsyncIterable<Uint8Array> {
  const callOff = new AbortController();
  try {
    const options = { redirect: 'error', cache: 'no-store', credentials: 'omit', signal: callOff.signal } as const;
    const answer = await web(url, options);
    if (!answer.ok || answer.body === null) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
    yield* answer.body;
  } finally {
    callOff.abort();
  }
}

/** The same pieces, until none arrives for too long. */
async function* unlessSilent(from: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = from[Symbol.asyncIterator]();
  let isSilent = false;
  try {
    for (;;) {
      const { promise: silence, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        isSilent = true;
        reject(new Error(`nothing was heard for ${SILENT_AFTER_MS / 1000} s`));
      }, SILENT_AFTER_MS);
      const next = await Promise.race([iterator.next(), silence]).finally(() => clearTimeout(timer));
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // An iterator that hangs does not end either; what it holds is released when it answers.
    const ended = iterator.return?.();
    if (!isSilent) await ended;
    else ended?.catch(() => undefined);
  }
}
