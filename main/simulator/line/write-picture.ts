import { mkdir, open, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WriteMode } from '../../../preload/contract/station/simulator.ts';
import { renamePatiently } from '../../patient-files.ts';
import type { PacingClock } from './clock.ts';

/** How long a slow camera takes to write one file. */
const SLOW_WRITE_MS = 1200;
const CHUNKS = 6;

export type PictureFile = Readonly<{
  /** The camera folder must exist: a vanished folder is not created again. */
  cameraFolder: string;
  /** Path inside it, including the lane. */
  name: string;
  bytes: Buffer;
  /** The time on the camera's clock, if that is wrong. */
  fileTime: number | null;
}>;

/** Writes an image as a camera does. Rejects with the file system's error. */
export async function writePicture(
  file: PictureFile,
  mode: WriteMode,
  clock: PacingClock,
  signal: AbortSignal,
): Promise<void> {
  const target = path.join(file.cameraFolder, file.name);
  const lane = path.dirname(file.name);
  if (lane !== '.') await makeInside(file.cameraFolder, lane);
  switch (mode) {
    case 'rename':
      await writeFile(`${target}.part`, file.bytes);
      await stamp(`${target}.part`, file.fileTime);
      return await renamePatiently(`${target}.part`, target);
    case 'slow-chunks':
      await writeSlowly(target, file.bytes, clock, signal);
      return await stamp(target, file.fileTime);
    case 'burst':
      await writeFile(target, file.bytes);
      return await stamp(target, file.fileTime);
    default:
      return mode satisfies never;
  }
}

async function makeInside(cameraFolder: string, lane: string): Promise<void> {
  await mkdir(path.join(cameraFolder, lane)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function writeSlowly(target: string, bytes: Buffer, clock: PacingClock, signal: AbortSignal): Promise<void> {
  const file = await open(target, 'w');
  try {
    const chunk = Math.ceil(bytes.length / CHUNKS);
    for (let from = 0; from < bytes.length; from += chunk) {
      // Once stopped, the rest follows at once: stopping the line is not a fault of the camera.
      if (from > 0) await clock.sleep(SLOW_WRITE_MS / (CHUNKS - 1), signal);
      await file.write(bytes.subarray(from, from + chunk));
    }
  } finally {
    await file.close();
  }
}

async function stamp(target: string, fileTime: number | null): Promise<void> {
  if (fileTime !== null) await utimes(target, fileTime / 1000, fileTime / 1000);
}
