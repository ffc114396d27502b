import { z } from 'zod';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';

/** A row that exists but is not what it must be: a damaged file, the work of another program, or a bug of an earlier version. Nothing in it is trusted. */
export class UnreadableRow extends Error {
  /** The columns that identify the row. */
  readonly what: string;

  constructor(row: unknown, cause: unknown) {
    super(reasonOf(cause), { cause });
    this.name = 'UnreadableRow';
    this.what = namesOf(row);
  }
}

const ISSUES_AT_MOST = 3;
const COLUMNS_AT_MOST = 3;

function reasonOf(cause: unknown): string {
  if (!(cause instanceof z.core.$ZodError)) return messageOf(cause);
  const issues = cause.issues.slice(0, ISSUES_AT_MOST);
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

/** The first numbers of a row, which are its keys: never its text, which may be anything and of any length. */
function namesOf(row: unknown): string {
  const numbers = Object.entries(row ?? {}).filter(([, value]) => typeof value === 'number');
  const named = numbers.slice(0, COLUMNS_AT_MOST).map(([column, value]) => `${column} ${value}`);
  return named.length === 0 ? 'a row without a number' : named.join(', ');
}
