import { open, rename, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';

/**
 * How an image arrives in a folder.
 * - `renamed`: written elsewhere, then renamed into place
 * - `slow`: in place, piece by piece
 * - `reserved`: allocated at full size at once, and filled after a pause
 * - `copied`: in place, and then given the time of its source
 * - `overwritten`: into the existing file of that name, byte over byte
 * - `ftp`: under the name with `.part` appended, then renamed
 */
export const WRITERS = ['renamed', 'slow', 'reserved', 'copied', 'overwritten', 'ftp'] as const;
export type Writer = (typeof WRITERS)[number];

/** An image on its way into a folder. `seconds`: the time that its writer gives it, in whole seconds since 1970; null: the current time. */
export type Arrival = { readonly writer: Writer; readonly name: string; readonly seconds: number | null };

/** Few names and few times, so that they collide. */
export const arrivalArbitrary: fc.Arbitrary<Arrival> = fc.record({
  writer: fc.constantFrom(...WRITERS),
  name: fc.constantFrom('snap.bmp', 'SN1.bmp', 'day/IMG_1.bmp'),
  seconds: fc.constantFrom(null, 315_532_800, 1_700_000_000),
});

/** Several at once, no two with the same name. */
export const arrivalsArbitrary = fc.uniqueArray(arrivalArbitrary, {
  minLength: 1,
  maxLength: 3,
  selector: ({ name }) => name,
});

const SIDE = 8;
const HEADER_BYTES = 54;

/** A bitmap of the same size for all numbers from 0 to 2^24 − 1, with different pixels for each: only its bytes tell it from another. */
export function numberedPicture(number: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + SIDE * SIDE * 3, 0x55);
  bytes.fill(0, 0, HEADER_BYTES);
  bytes.write('BM', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(HEADER_BYTES, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(SIDE, 18);
  bytes.writeInt32LE(SIDE, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  bytes.writeUIntBE(number, HEADER_BYTES, 3);
  return bytes;
}

const PAUSE_MS = 12;

/** Makes an image arrive. `pauseMs` is the pause between the pieces of a slow one. */
export async function arrive(folder: string, arrival: Arrival, bytes: Buffer, pauseMs = PAUSE_MS): Promise<void> {
  const file = path.join(folder, arrival.name);
  switch (arrival.writer) {
    case 'renamed':
      return renameIntoPlace(path.join(path.dirname(file), `.${path.basename(file)}.tmp`), file, arrival, bytes, 0);
    case 'ftp':
      return renameIntoPlace(`${file}.part`, file, arrival, bytes, pauseMs);
    case 'slow':
      await writeInPieces(file, 'w', bytes, pauseMs);
      return setTime(file, arrival);
    case 'reserved':
      await reserveAndFill(file, bytes, pauseMs);
      return setTime(file, arrival);
    case 'copied':
      await writeFile(file, bytes);
      return setTime(file, arrival);
    case 'overwritten':
      await writeInPieces(file, (await isThere(file)) ? 'r+' : 'w', bytes, 0);
      return setTime(file, arrival);
    default:
      return arrival.writer satisfies never;
  }
}

async function renameIntoPlace(aside: string, file: string, arrival: Arrival, bytes: Buffer, pauseMs: number) {
  await writeInPieces(aside, 'w', bytes, pauseMs);
  await setTime(aside, arrival);
  await rename(aside, file);
}

async function writeInPieces(file: string, flags: 'w' | 'r+', bytes: Buffer, pauseMs: number): Promise<void> {
  const handle = await open(file, flags);
  try {
    const half = bytes.length >> 1;
    await handle.write(bytes, 0, half, 0);
    await delay(pauseMs);
    await handle.write(bytes, half, bytes.length - half, half);
  } finally {
    await handle.close();
  }
}

async function reserveAndFill(file: string, bytes: Buffer, pauseMs: number): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.truncate(bytes.length);
    await handle.write(bytes, 0, HEADER_BYTES, 0);
    await delay(5 * pauseMs);
    await handle.write(bytes, 0, bytes.length, 0);
  } finally {
    await handle.close();
  }
}

async function setTime(file: string, { seconds }: Arrival): Promise<void> {
  if (seconds !== null) await utimes(file, seconds, seconds);
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
