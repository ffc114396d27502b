import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import SQLite from 'better-sqlite3';
import type { StoreTrouble } from '../../../../preload/contract/faults/store-trouble.ts';
import { touchPrivate } from '../../../private-folder.ts';

/** Held by the one process that owns a data folder. The operating system drops it when the process dies, however it dies. */
export type StationLock = { readonly release: () => void };

/** The lock, or `null` if another process has it. */
export function lockStation(path: string): StationLock | null {
  touchPrivate(path);
  const connection = new SQLite(path, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
    return { release: () => connection.close() };
  } catch (error) {
    connection.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

/** Why the lock cannot be taken: another Lupa has it, or another user's program, which is named if the system tells. */
export function whoHolds(path: string): StoreTrouble {
  const stranger = process.platform === 'linux' ? strangerAt(path) : null;
  return stranger === null ? { why: 'in-use' } : { why: 'held', figures: stranger };
}

/** The first program of another user that holds a lock on the file, as the kernel lists it. */
function strangerAt(path: string): { program: string; process: string; user: string } | null {
  try {
    const inode = statSync(path).ino;
    for (const line of readFileSync('/proc/locks', 'utf8').split('\n')) {
      // 1: POSIX  ADVISORY  READ 4242 fe:00:131074 1073741826 1073742335
      const [, , , , pid = '', place = ''] = line.trim().split(/\s+/);
      if (place.split(':')[2] !== String(inode)) continue;
      const { uid } = statSync(`/proc/${pid}`);
      if (uid === os.userInfo().uid) continue;
      const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      return { program, process: pid, user: String(uid) };
    }
  } catch {
    // It has ended meanwhile, or the system does not tell: then the usual sentence is shown.
  }
  return null;
}
