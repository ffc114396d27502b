import { RE2JS } from 're2js';
import { type EntryTrouble, entryRefused } from '../../../../preload/contract/faults/entry-trouble.ts';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';

/** What a file name says about the part. Null if it says nothing. */
export type PartName = {
  readonly serial: string | null;
  readonly lot: string | null;
  /** The lane in the name, if several cameras share one folder. */
  readonly namedLane: string | null;
};

export type NameReader = (relativeName: string) => PartName;

export const NO_NAME: PartName = { serial: null, lot: null, namedLane: null };
const MAX_PATTERN_LENGTH = 500;
/** Longest name of a file; of a deeper path the end is read, which contains the file's own name. */
const MAX_NAME_LENGTH = 255;

/**
 * Makes a reader from a recipe's pattern: a regular expression in JavaScript's notation, matched by RE2, whose time grows only
 * with the length of a name, so that no camera can stall the station by its file names. Refused as
 * `bad-request` if it is not a regular expression, names no group that Lupa knows, or cannot be matched in such a time.
 */
export function readNamesBy(pattern: string): Result<NameReader> {
  if (pattern.length > MAX_PATTERN_LENGTH)
    return refused({ why: 'pattern-long', figures: { limit: MAX_PATTERN_LENGTH } });
  const expression = compile(pattern);
  if (typeof expression === 'string') return refused({ why: 'pattern-malformed', figures: { complaint: expression } });
  if (!/\(\?<(?:serial|lot)>/u.test(pattern)) return refused({ why: 'pattern-nameless' });
  if (looksAround(pattern)) return refused({ why: 'pattern-looks-around' });
  const linear = compileLinear(pattern);
  if (typeof linear === 'string') return refused({ why: 'pattern-beyond', figures: { complaint: linear } });
  const groups = Object.keys(linear.namedGroups());
  return ok((relativeName) => {
    const match = linear.matcher(nameRead(relativeName));
    if (!match.find()) return NO_NAME;
    return partName(Object.fromEntries(groups.map((group) => [group, match.group(group) ?? undefined])));
  });
}

/** The part of a relative name that is read. */
export function nameRead(relativeName: string): string {
  return relativeName.slice(-MAX_NAME_LENGTH);
}

export function partName(groups: Readonly<Record<string, string | undefined>>): PartName {
  return { serial: groups['serial'] || null, lot: groups['lot'] || null, namedLane: groups['lane'] || null };
}

/** JavaScript's own expression, or what is wrong with it: the end of "Invalid regular expression: /…/u: Unterminated group". */
export function compile(pattern: string): RegExp | string {
  try {
    return new RegExp(pattern, 'u');
  } catch (error) {
    const message = messageOf(error);
    return message.slice(message.lastIndexOf(': ') + 1).trim();
  }
}

function compileLinear(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch (error) {
    return messageOf(error).replace('error parsing regexp: ', '');
  }
}

/** Whether it looks ahead or behind, or refers back to a group: these can make matching take forever. */
function looksAround(pattern: string): boolean {
  const plain = pattern.replace(/\\[^1-9k]/gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  return /\(\?<?[=!]|\\[1-9k]/u.test(plain);
}

function refused(trouble: EntryTrouble) {
  return failed(entryRefused(trouble));
}
