import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Afterwards } from '../../../../preload/contract/station/lane.ts';
import type { Sha256 } from '../../../../preload/contract/values/units.ts';
import { ensureFolder } from '../../../ensure-folder.ts';
import { patiently, removePatiently, renamePatiently, unlinkPatiently } from '../../../patient-files.ts';
import { fileFault, systemCode } from '../../file-fault.ts';
import { type Observation, observe } from '../watching/observation.ts';
import { readContent } from './content.ts';

const SOURCE = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const TARGET = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
const PIECE_BYTES = 1 << 20;
const ASIDE = '.lupa-done';
const MAX_NAME_BYTES = 255;
/** For a camera that always uses the same name, not every number must be tried for each image. */
const NUMBERED_NAMES = 20;

/** The camera's file, whose record is durable. */
export type Recognised = { readonly path: string; readonly name: string; readonly seen: Observation };

/** Whether a record is based on these bytes, and the station has a copy of them. */
export type IsRecorded = (sha256: Sha256) => boolean;

/**
 * Does with a recorded file what its lane says. The file is first moved out of the camera's reach and then read for
 * the last time: a camera that always writes the same name may be overwriting it right now, and neither size nor times
 * would show that on every disk. A file whose bytes are not on record is another shot, and gets its name back.
 * @param goOn called while it is read and before anything is removed; what it throws ends the clearing there
 */
export async function clearAway(
  file: Recognised,
  afterwards: Afterwards,
  isRecorded: IsRecorded,
  goOn: () => void = () => undefined,
): Promise<Result<null>> {
  if (afterwards.kind === 'leave') return ok(null);
  return asResult(file.path, async () => {
    const aside = asideOf(file.path);
    // The name has no room for a suffix; the remaining risk is the moment between reading and removal.
    if (aside !== null) await renamePatiently(file.path, aside);
    const place = aside ?? file.path;
    const found = await recall(place, isRecorded, goOn);
    goOn();
    if (found === 'on-record') await finish(place, file.name, afterwards);
    else if (aside !== null) await moveFile(aside, file.path);
    return found;
  });
}

/** `closed`: it cannot be read, so nobody knows what it is. */
type Found = 'on-record' | 'another' | 'closed';

async function recall(place: string, isRecorded: IsRecorded, goOn: () => void): Promise<Found> {
  const seen = await observe(place);
  if (seen === null) return 'another';
  const content = await readContent(place, seen, goOn);
  if (content.kind === 'closed') return 'closed';
  return content.kind === 'read' && isRecorded(content.sha256) ? 'on-record' : 'another';
}

/** The name of a file before it was moved aside, or `null` if it is no such file: a crash occasionally leaves one behind. */
export function nameBeforeAside(name: string): string | null {
  const { dir, base } = path.posix.parse(name);
  return base.startsWith('.') && base.endsWith(ASIDE) ? path.posix.join(dir, base.slice(1, -ASIDE.length)) : null;
}

/**
 * Finishes what a crash interrupted: a recorded file is cleared away, any other gets its name back. `file.path` is its temporary place.
 * @param isRecorded `null`: no record can be based on it, so it need not be read, however long somebody has made it
 */
export function resumeClearing(
  file: Recognised & { readonly home: string },
  isRecorded: IsRecorded | null,
  afterwards: Afterwards,
  goOn: () => void = () => undefined,
): Promise<Result<null>> {
  return asResult(file.path, async () => {
    const found = isRecorded === null ? 'another' : await recall(file.path, isRecorded, goOn);
    goOn();
    const isToGo = found === 'on-record' && afterwards.kind !== 'leave';
    await (isToGo ? finish(file.path, file.name, afterwards) : moveFile(file.path, file.home));
    return found;
  });
}

async function asResult(file: string, work: () => Promise<Found>): Promise<Result<null>> {
  try {
    const found = await work();
    return found === 'closed' ? failed({ code: 'file-forbidden', complaint: 'EACCES' }) : ok(null);
  } catch (error) {
    const fault = fileFault(error, file);
    return fault.code === 'file-vanished' ? ok(null) : failed(fault);
  }
}

function asideOf(file: string): string | null {
  const { dir, base } = path.parse(file);
  const name = `.${base}${ASIDE}`;
  return Buffer.byteLength(name) > MAX_NAME_BYTES ? null : path.join(dir, name);
}

async function finish(place: string, name: string, afterwards: Exclude<Afterwards, { kind: 'leave' }>): Promise<void> {
  if (afterwards.kind === 'delete') return unlinkPatiently(place);
  const target = path.join(afterwards.folder, name);
  await ensureFolder(path.dirname(target));
  await moveFile(place, target);
}

/** Moves a file to this name or, if that is taken, to the next free `name (2).jpg`. It is never missing, and replaces nothing. */
async function moveFile(from: string, wanted: string): Promise<void> {
  const { dir, name, ext } = path.parse(wanted);
  for (let attempt = 1; ; attempt++) {
    const number = attempt > NUMBERED_NAMES ? randomUUID() : attempt;
    const target = attempt === 1 ? wanted : path.join(dir, `${name} (${number})${ext}`);
    try {
      await link(from, target);
      return await unlinkPatiently(from);
    } catch (error) {
      const code = systemCode(error);
      if (code === 'EXDEV') return moveAcrossDisks(from, wanted);
      // A crash may have come between creating the link and removing the old name.
      if (code === 'EEXIST' && (await isSameFile(from, target))) return unlinkPatiently(from);
      if (code === 'ENOENT') throw error;
      if (code !== 'EEXIST' && (await moveWithoutLinks(from, target))) return;
    }
  }
}

/** For disks without links: an empty file holds the name until the file is renamed over it. False if the name is taken. */
async function moveWithoutLinks(from: string, target: string): Promise<boolean> {
  try {
    await (await open(target, 'wx')).close();
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await renamePatiently(from, target);
    return true;
  } catch (error) {
    // The file's own problem has to be reported; a leftover empty file does no harm.
    await unlinkPatiently(target).catch((second: unknown) => void fileFault(second, target));
    throw error;
  }
}

/** The copy appears under its name only when it is complete and durable; then the original is removed. */
async function moveAcrossDisks(from: string, wanted: string): Promise<void> {
  const temporary = path.join(path.dirname(wanted), `.${(await lstat(from)).ino}.lupa-part`);
  // Left by a crash, or put there by somebody: it is removed and never written through, whatever it leads to.
  await removePatiently(temporary);
  try {
    await copyFresh(from, temporary);
  } catch (error) {
    await removePatiently(temporary).catch((second: unknown) => void fileFault(second, temporary));
    throw error;
  }
  await moveFile(temporary, wanted);
  await unlinkPatiently(from);
}

/** Copies a file durably to a free name. Nobody with access to one of the folders can use a link to make the station read or write another file. */
async function copyFresh(from: string, to: string): Promise<void> {
  const source = await patiently(() => open(from, SOURCE));
  try {
    if (!(await source.stat()).isFile()) throw Object.assign(new Error(`${from} is no file`), { code: 'ENOENT' });
    const target = await open(to, TARGET);
    try {
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      for (;;) {
        const { bytesRead } = await source.read(piece, 0, PIECE_BYTES, null);
        if (bytesRead === 0) break;
        await target.writeFile(piece.subarray(0, bytesRead));
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one, { bigint: true }), stat(other, { bigint: true })]);
  return a.ino === b.ino && a.dev === b.dev;
}
