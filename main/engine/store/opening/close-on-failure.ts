import type { Database } from 'better-sqlite3';
import type { Result } from '../../../../preload/contract/faults/result.ts';

/** What `use` makes of a newly opened connection; if it fails, by a fault or an error, the connection is closed. */
export function closeOnFailure<T>(connection: Database, use: () => Result<T>): Result<T> {
  let isUsed = false;
  try {
    const result = use();
    isUsed = result.ok;
    return result;
  } finally {
    if (!isUsed) connection.close();
  }
}
