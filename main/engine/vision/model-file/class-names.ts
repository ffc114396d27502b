import { type Literal, readLiteral } from './python-literal.ts';

/** Metadata keys under which exporters keep class names. */
const NAME_KEYS = ['names', 'classes', 'class_names', 'labels', 'categories'];

/** No detector tells more classes apart; a longer list is something else, or an attack. */
export const MAX_CLASSES = 10_000;

/** Class names in order of their numbers from a file's metadata; `null` if it has none that can be read. */
export function namesFromMetadata(metadata: Readonly<Record<string, string>>): readonly string[] | null {
  for (const key of NAME_KEYS) {
    const text = metadata[key];
    const names = text === undefined ? null : namesFromText(text);
    if (names !== null) return names;
  }
  return null;
}

/** Class names from a Python or JSON list or dict, or from plain text with one name per line or separated by commas. */
export function namesFromText(text: string): readonly string[] | null {
  const literal = readLiteral(text);
  if (literal !== null) return namesFromLiteral(literal);
  const separator = text.includes('\n') ? '\n' : ',';
  const names = text.split(separator).map((name) => name.trim());
  while (names.at(-1) === '') names.pop();
  // Quotes and brackets show that this was meant to be a literal, but is damaged.
  const isList =
    names.length > 0 && names.length <= MAX_CLASSES && !/['"(){}[\]]/.test(text) && names.every((name) => name !== '');
  return isList ? names : null;
}

/** Names of a list as they are; of a dict by number, whichever side the number is on. Placeholders get the number as a name. */
export function namesFromLiteral(literal: Literal): readonly string[] | null {
  if (Array.isArray(literal)) return literal.length > 0 && literal.length <= MAX_CLASSES ? literal.map(asName) : null;
  if (!(literal instanceof Map) || literal.size === 0 || literal.size > MAX_CLASSES) return null;
  const entries = [...literal].map(([key, value]) => [key, value] as const);
  const isNumber = (text: Literal) => /^\d{1,5}$/.test(String(text));
  const numbered = entries.every(([key]) => isNumber(key))
    ? entries.map(([key, value]) => [Number(key), asName(value)] as const)
    : entries.every(([, value]) => isNumber(value))
      ? entries.map(([key, value]) => [Number(value), key] as const)
      : null;
  if (numbered === null) return null;
  const names = new Map(numbered);
  const highest = Math.max(...names.keys());
  if (highest >= MAX_CLASSES) return null;
  return Array.from({ length: highest + 1 }, (_, i) => names.get(i) ?? String(i));
}

function asName(value: Literal): string {
  return typeof value === 'string' ? value.trim() : String(value);
}
