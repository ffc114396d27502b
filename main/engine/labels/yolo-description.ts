import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { NO_FILE, readTextFile } from '../read-text-file.ts';
import { shortComplaint } from '../short-complaint.ts';

/** What a set in YOLO form says about itself. */
export type YoloDescription = {
  /** Class names by their numbers. */
  readonly classes: ReadonlyMap<string, string>;
  /** Folders with pictures, or files that list them, as written. */
  readonly places: readonly string[];
  /** Where the set says it is, as written. */
  readonly path: string;
};

/** Thousands of classes. The library that reads YAML takes minutes for a megabyte of tags and anchors. */
const MOST_BYTES = 100_000;
/** Deeper than any such file; the library that reads it recurses once per level. */
const DEEPEST = 50;
const NOTHING = new Set(['', '~', 'null', 'Null', 'NULL']);
const CLASS_NUMBER = /^(0|[1-9]\d{0,5})$/;

const text = z.string();
const places = z.union([text, z.array(text)]).optional();
const descriptionSchema = z.object({
  path: text.optional(),
  train: places,
  val: places,
  test: places,
  names: z.union([z.array(text), z.map(text.regex(CLASS_NUMBER, 'expected the number of a class'), text)]),
});

/**
 * Reads a `data.yaml`. Every value is taken as written: a class named `no`, `1e3` or `~` has exactly that name, and is not
 * a boolean, a number or null.
 */
export async function readDescription(file: string): Promise<Result<YoloDescription>> {
  const read = await readTextFile(file, MOST_BYTES);
  if (read === NO_FILE) return malformed(file, 'it is gone');
  if (!read.ok) return read;
  if (nesting(read.value) > DEEPEST) return malformed(file, `more than ${DEEPEST} brackets in one another`);
  const parsed = parsedYaml(read.value);
  if (!parsed.ok) return malformed(file, parsed.complaint);
  const description = descriptionSchema.safeParse(parsed.value);
  if (!description.success) return malformed(file, z.prettifyError(description.error));
  const { names, train, val, test } = description.data;
  const entries = Array.isArray(names) ? names.map((name, number) => [String(number), name] as const) : names;
  const all = [train, val, test].flatMap((given) => given ?? []);
  return ok({
    classes: new Map(entries),
    places: all.filter((place) => !NOTHING.has(place)),
    path: description.data.path ?? '.',
  });
}

/** The same for a `classes.txt` beside the folders images and labels: one name a line, as Label Studio writes it. */
export async function readClassList(file: string): Promise<Result<YoloDescription>> {
  const read = await readTextFile(file, MOST_BYTES);
  if (read === NO_FILE) return malformed(file, 'it is gone');
  if (!read.ok) return read;
  const names = read.value.split(/\r\n?|\n/);
  while (names.at(-1)?.trim() === '') names.pop();
  return ok({
    classes: new Map(names.map((name, number) => [String(number), name.trim()])),
    places: ['images'],
    path: path.dirname(file),
  });
}

function malformed(file: string, complaint: string) {
  return failed(
    entryRefused({ why: 'labels-malformed', figures: { file, format: 'YOLO', complaint: shortComplaint(complaint) } }),
  );
}

function parsedYaml(yaml: string): { readonly ok: true; readonly value: unknown } | { ok: false; complaint: string } {
  try {
    const root: unknown = parse(yaml, { schema: 'failsafe', mapAsMap: true, logLevel: 'error' });
    // Only the map at the top becomes an object: its keys are looked up by their names, never walked.
    return { ok: true, value: root instanceof Map ? Object.fromEntries(known(root)) : root };
  } catch (error) {
    const [line = 'it cannot be read'] = error instanceof Error ? error.message.split('\n') : [];
    return { ok: false, complaint: line };
  }
}

function known(root: ReadonlyMap<unknown, unknown>): readonly (readonly [string, unknown])[] {
  const keys = ['path', 'train', 'val', 'test', 'names'] as const;
  return keys.filter((key) => root.has(key)).map((key) => [key, root.get(key)]);
}

/** The deepest nesting of brackets, or of indents in one line; those in strings are counted too. */
function nesting(yaml: string): number {
  let [depth, deepest] = [0, 0];
  for (const sign of yaml) {
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  const dashes = yaml.match(/(?:^|\n)[ ]*(?:[-?] ){51,}/) === null ? 0 : DEEPEST + 1;
  return Math.max(deepest, dashes);
}
