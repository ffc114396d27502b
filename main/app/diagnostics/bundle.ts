import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { BundledPicture } from './recent-pictures.ts';

/** Each becomes a JSON file of the bundle. */
export type Facts = Readonly<Record<string, unknown>>;

/** What is added to the facts: the folder of the logs, and the requested images. */
type Beside = { readonly logs: string; readonly pictures: readonly BundledPicture[] };

/** The newest logs go first; beyond this size the rest is left out, so that a bundle can still be sent. */
const MOST_LOG_BYTES = 40e6;

/**
 * A ZIP for support: the facts and the newest logs. It contains no PINs: what is logged is chosen where it
 * is logged, and never includes the input of an operation; and only the requested images.
 */
export async function diagnosticsBundle(facts: Facts, beside: Beside, now: Date): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, value] of Object.entries(facts)) {
    zip.addBuffer(Buffer.from(`${JSON.stringify(value, withoutSecrets, 2)}\n`), `${name}.json`, { mtime: now });
  }
  for (const { file, bytes } of await newestLogs(beside.logs)) {
    zip.addBuffer(await firstBytes(file, bytes), `logs/${path.basename(file)}`, { mtime: now });
  }
  for (const { file, name } of beside.pictures) {
    // It may have been cleaned up since it was requested.
    const content = await readFile(file).catch(() => null);
    if (content !== null) zip.addBuffer(content, `pictures/${name}`, { mtime: now, compress: false });
  }
  zip.end();
  return buffer(zip.outputStream);
}

async function newestLogs(folder: string): Promise<readonly { file: string; bytes: number }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const logs = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const { size, mtimeMs } = await stat(file);
      return { file, bytes: size, at: mtimeMs };
    }),
  );
  let sum = 0;
  return logs
    .sort((one, other) => other.at - one.at)
    .filter(({ bytes }) => {
      sum += bytes;
      return sum <= MOST_LOG_BYTES;
    });
}

/** A log grows while it is read. */
async function firstBytes(file: string, bytes: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const content = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(content, 0, bytes, 0);
    return content.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const SECRET = /^pin|secret|password|token/i;

/** No setting of a station is secret today; a setting whose name says otherwise is left out whatever it contains. */
function withoutSecrets(key: string, value: unknown): unknown {
  return SECRET.test(key) && typeof value === 'string' ? '(left out)' : value;
}
