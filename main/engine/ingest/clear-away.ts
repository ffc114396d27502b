import { copyFile, lstat, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Afterwards } from '../../../preload/contract/lane.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { fileFault, systemCode } from '../file-fault.ts';
import { isUnchanged, type Observation, observe } from './observation.ts';

/** The camera's file whose record is durable. */
export type Recognised = { readonly path: string; readonly name: string; readonly seen: Observation };

/**
 * Does with a recorded file what its lane says. A file that was overwritten meanwhile is another shot and stays.
 * Repeatable: after a crash in the middle the next sweep asks for it again.
 */
export async function clearAway(file: Recognised, afterwards: Afterwards): Promise<Result<null>> {
  try {
    switch (afterwards.kind) {
      case 'leave':
        return ok(null);
      case 'delete':
        await remove(file);
        return ok(null);
      case 'move':
        await moveInto(afterwards.folder, file);
        return ok(null);
      default:
        return afterwards satisfies never;
    }
  } catch (error) {
    const fault = fileFault(error, file.path);
    return fault.code === 'file-vanished' ? ok(null) : failed(fault);
  }
}

/**
 * Takes the file out of the camera's reach before looking at it for the last time: a camera that always writes the same
 * name may be overwriting it this very moment, and between a look and an unlink there would be room to lose that shot.
 */
async function remove(file: Recognised): Promise<void> {
  const aside = path.join(path.dirname(file.path), `.${file.seen.inode}.lupa-done`);
  await rename(file.path, aside);
  if (await isRecorded(aside, file.seen)) await unlink(aside);
  else await rename(aside, file.path);
}

async function moveInto(folder: string, file: Recognised): Promise<void> {
  const target = await reserve(path.join(folder, file.name));
  try {
    await rename(file.path, target);
  } catch (error) {
    await rm(target, { force: true });
    if (systemCode(error) !== 'EXDEV') throw error;
    return moveAcrossDisks(file, target);
  }
  if (!(await isRecorded(target, file.seen))) await rename(target, file.path);
}

/** The copy appears under its name only when it is whole and durable; then the original goes. */
async function moveAcrossDisks(file: Recognised, target: string): Promise<void> {
  const temporary = path.join(path.dirname(target), `.${file.seen.inode}.lupa-part`);
  await copyFile(file.path, temporary);
  const handle = await open(temporary, 'r+');
  await handle.sync();
  await handle.close();
  await rename(temporary, await reserve(target));
  await remove(file);
}

/** An empty file under this name or, where that is taken, under the next free `name (2).jpg`; renaming over it replaces nothing of anybody's. */
async function reserve(wanted: string): Promise<string> {
  const { dir, name, ext } = path.parse(wanted);
  await mkdir(dir, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const target = attempt === 1 ? wanted : path.join(dir, `${name} (${attempt})${ext}`);
    try {
      await (await open(target, 'wx')).close();
      return target;
    } catch (error) {
      const isTaken = systemCode(error) === 'EEXIST' || (await isFolder(target));
      if (!isTaken) throw error;
    }
  }
}

async function isFolder(target: string): Promise<boolean> {
  try {
    return (await lstat(target)).isDirectory();
  } catch {
    return false;
  }
}

async function isRecorded(target: string, seen: Observation): Promise<boolean> {
  const now = await observe(target);
  return now !== null && isUnchanged(seen, now);
}
