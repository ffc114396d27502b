import { copyFile, lstat, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Afterwards } from '../../../preload/contract/lane.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { fileFault, systemCode } from '../file-fault.ts';
import { isUnchanged, type Observation, observe } from './observation.ts';

const ASIDE = '.lupa-done';
const MAX_NAME_BYTES = 255;

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
  const { dir, base } = path.parse(file.path);
  const aside = path.join(dir, `.${base}${ASIDE}`);
  // No room in the name for going aside; what is left of the danger is the moment between a look and an unlink.
  if (Buffer.byteLength(path.basename(aside)) > MAX_NAME_BYTES) {
    if (await isRecorded(file.path, file.seen)) await unlink(file.path);
    return;
  }
  await rename(file.path, aside);
  if (await isRecorded(aside, file.seen)) await unlink(aside);
  else await giveBack(aside, file);
}

/** Gives a file that a crash caught on its way out its name back, so that it is recognised and cleared away anew. Anything else is left alone. */
export async function restoreAside(file: string): Promise<void> {
  const { dir, base } = path.parse(file);
  if (!base.endsWith(ASIDE)) return;
  try {
    await rename(file, await reserve(path.join(dir, base.slice(1, -ASIDE.length))));
  } catch (error) {
    // Gone meanwhile, or not to be renamed now: the next sweep meets it again.
    if (systemCode(error) === null) throw error;
  }
}

/** Under its own name, or the next free one where the camera has already written that name anew. */
async function giveBack(from: string, file: Recognised): Promise<void> {
  await rename(from, await reserve(file.path));
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
  if (!(await isRecorded(target, file.seen))) await giveBack(target, file);
}

/** The copy appears under its name only when it is whole and durable; then the original goes. */
async function moveAcrossDisks(file: Recognised, target: string): Promise<void> {
  const temporary = path.join(path.dirname(target), `.${file.seen.inode}.lupa-part`);
  await copyFile(file.path, temporary);
  if (!(await isRecorded(file.path, file.seen))) return unlink(temporary);
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
