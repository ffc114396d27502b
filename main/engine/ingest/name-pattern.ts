import { createContext, Script } from 'node:vm';
import { type EntryTrouble, entryRefused } from '../../../preload/contract/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';

/** What a file's name says about the part. Null where it says nothing. */
export type PartName = {
  readonly serial: string | null;
  readonly lot: string | null;
  /** What the name calls the lane, where several cameras share one folder. */
  readonly namedLane: string | null;
};

export type NameReader = (relativeName: string) => PartName;

export const NO_NAME: PartName = { serial: null, lot: null, namedLane: null };
const MAX_PATTERN_LENGTH = 500;
/** Longest name a file system gives one file; of a deeper path the end is read, where the file's own name is. */
const MAX_NAME_LENGTH = 255;
/** The clock also runs while a busy machine does something else, so whoever ran out of time is given more of it once. */
const READ_WITHIN_MS = [50, 400] as const;
/** What patterns that backtrack without bound choke on: long runs of one kind of character that end in one that does not fit. */
const HOSTILE_UNITS = ['a0', 'A_', '_0-', 'a', 'A', '0', '_', '-', '/', '.', ' '];

// Only in a context of its own can a match be cut off: JavaScript has no time limit for a regular expression.
const matcher = new Script('expression.exec(name)?.groups ?? null');

/**
 * Makes a reader of a recipe's pattern. Refused as `bad-request` when it is no regular expression, names no group that
 * Lupa knows, or takes so long on some name that a camera could stall the station with it. A name that it takes too
 * long on all the same is read as saying nothing.
 */
export function readNamesBy(pattern: string): Result<NameReader> {
  if (pattern.length > MAX_PATTERN_LENGTH)
    return refused({ why: 'pattern-long', figures: { limit: MAX_PATTERN_LENGTH } });
  const expression = compile(pattern);
  if (typeof expression === 'string') return refused({ why: 'pattern-malformed', figures: { complaint: expression } });
  if (!/\(\?<(?:serial|lot)>/u.test(pattern)) {
    return refused({ why: 'pattern-nameless' });
  }
  const matchInTime = matchWithin(expression);
  if (hostileNames(pattern).some((name) => matchInTime(name) === 'too-slow')) {
    return refused({ why: 'pattern-slow' });
  }
  // The watch over the time costs a thread for each name, so it is kept for patterns that could need it.
  const match: Match = nestsRepetition(pattern) ? matchInTime : (name) => expression.exec(name)?.groups ?? null;
  return ok((relativeName) => {
    const groups = match(relativeName.slice(-MAX_NAME_LENGTH));
    if (groups === null || groups === 'too-slow') return NO_NAME;
    return {
      serial: groups['serial'] || null,
      lot: groups['lot'] || null,
      namedLane: groups['lane'] || null,
    };
  });
}

/** The expression, or what is wrong with it: the end of "Invalid regular expression: /…/u: Unterminated group". */
function compile(pattern: string): RegExp | string {
  try {
    return new RegExp(pattern, 'u');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.slice(message.lastIndexOf(': ') + 1).trim();
  }
}

/** Names made of one run each, among them every character that the pattern itself writes. */
function hostileNames(pattern: string): readonly string[] {
  const units = new Set([...HOSTILE_UNITS, ...(pattern.match(/[\p{L}\p{N} _.-]/gu) ?? [])]);
  return [...units].map((unit) => `${unit.repeat(MAX_NAME_LENGTH).slice(0, MAX_NAME_LENGTH - 1)}\n`);
}

/** Whether a group that repeats without bound is itself repeated without bound, as in `(a+)+`: the shape behind exponential matching. */
function nestsRepetition(pattern: string): boolean {
  const plain = pattern.replace(/\\./gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  const groups = [{ repeats: false }];
  for (const [token, closing = '', endless = ''] of plain.matchAll(/\(|(\))?([*+]|\{\d+,\})?/gu)) {
    if (token === '(') groups.push({ repeats: false });
    const inner = closing === ')' && groups.length > 1 ? groups.pop() : undefined;
    if (inner?.repeats && endless !== '') return true;
    const around = groups.at(-1);
    if (around !== undefined && (inner?.repeats || endless !== '')) around.repeats = true;
  }
  return false;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Match = (name: string) => Groups | null | 'too-slow';

function matchWithin(expression: RegExp): Match {
  const scope = { expression, name: '' };
  const context = createContext(scope);
  return (name) => {
    scope.name = name;
    for (const timeout of READ_WITHIN_MS) {
      try {
        return matcher.runInContext(context, { timeout });
      } catch {
        // Out of time: the only way in which a match can fail.
      }
    }
    return 'too-slow';
  };
}

function refused(trouble: EntryTrouble) {
  return failed(entryRefused(trouble));
}
