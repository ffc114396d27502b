import { createContext, Script } from 'node:vm';
import { compile, type NameReader, NO_NAME, nameRead, partName, readNamesBy } from './name-pattern.ts';

/** The clock also runs while a busy computer does something else, so a match that ran out of time gets more once. */
const READ_WITHIN_MS = [50, 400] as const;

// A match can only be interrupted in a context of its own: JavaScript has no time limit for regular expressions.
const matcher = new Script('expression.exec(name)?.groups ?? null');

/**
 * A reader for a pattern already in a recipe. Earlier versions accepted patterns that are refused now, such as lookbehind:
 * they go on reading, with a time limit for each name, and a name that takes longer says nothing. An invalid
 * pattern says nothing about any name.
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
