import { createContext, Script } from 'node:vm';
import { compile, type NameReader, NO_NAME, nameRead, partName, readNamesBy } from './name-pattern.ts';

/** The clock also runs while a busy machine does something else, so whoever ran out of time is given more of it once. */
const READ_WITHIN_MS = [50, 400] as const;

// Only in a context of its own can a match be cut off: JavaScript has no time limit for a regular expression.
const matcher = new Script('expression.exec(name)?.groups ?? null');

/**
 * A reader of a pattern that is in a recipe already. Earlier versions took patterns that are refused now, such as those that look
 * behind: they go on reading what they read, with a limit of time for each name, and a name that takes longer says nothing. One that is
 * no pattern at all says nothing about any name.
 */
export function readNamesByStored(pattern: string): NameReader {
  const reader = readNamesBy(pattern);
  if (reader.ok) return reader.value;
  const expression = compile(pattern);
  return typeof expression === 'string' ? () => NO_NAME : readWithin(expression);
}

function readWithin(expression: RegExp): NameReader {
  const scope = { expression, name: '' };
  const context = createContext(scope);
  return (relativeName) => {
    scope.name = nameRead(relativeName);
    for (const timeout of READ_WITHIN_MS) {
      try {
        return partName(matcher.runInContext(context, { timeout }) ?? {});
      } catch {
        // Out of time: the only way in which a match can fail.
      }
    }
    return NO_NAME;
  };
}
