import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the sources of Lupa lie, and those of its tests. Lists of words are exempt: they grow with the words. */
const SOURCES = /^(main|preload|renderer|scripts)\/.*\.(ts|tsx|mts|mjs|css)$/;
const TESTS = /^test\/.*\.(ts|tsx|mts|mjs|css)$/;
const WORDS = /^renderer\/i18n\//;
const LONG_FUNCTIONS = path.join(import.meta.dirname, 'long-functions.json');

export type LongFunction = Readonly<{ place: string; lines: number }>;

/** The size of the code: lines of files, files of a folder, and functions longer than 60 lines, comments and blank lines included. */
export type Sizes = Readonly<{
  /** Lines of each file of the sources, by its path. */
  sources: ReadonlyMap<string, number>;
  tests: ReadonlyMap<string, number>;
  /** Those of the sources; a test file keeps its tests together in functions as long as it likes. */
  longFunctions: readonly LongFunction[];
}>;

export function measureSizes(root: string): Sizes {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  });
  const gone = new Set(execFileSync('git', ['ls-files', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\n'));
  const files = listed.split('\n').filter((file) => !WORDS.test(file) && !gone.has(file));
  const linesOf = (pattern: RegExp) =>
    new Map(files.filter((file) => pattern.test(file)).map((file) => [file, lineCount(path.join(root, file))]));
  return { sources: linesOf(SOURCES), tests: linesOf(TESTS), longFunctions: longFunctionsIn(root) };
}

function lineCount(file: string): number {
  return readFileSync(file, 'utf8').trimEnd().split('\n').length;
}

type Finding = Readonly<{
  message: string;
  filename: string;
  labels: readonly Readonly<{ span: Readonly<{ line: number }> }>[];
}>;

/** Counted by the linter, which ends as failed when it finds any. */
function longFunctionsIn(root: string): readonly LongFunction[] {
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  const order = [oxlint, '--config', LONG_FUNCTIONS, '--format', 'json', 'main', 'preload', 'renderer', 'scripts'];
  const { diagnostics } = JSON.parse(outputOf(order, root)) as { diagnostics: readonly Finding[] };
  return diagnostics
    .map(({ message, filename, labels }) => ({
      place: `${filename}:${labels[0]?.span.line ?? 1}`,
      lines: Number(/\((\d+)\)/.exec(message)?.[1]),
    }))
    .toSorted((a, b) => b.lines - a.lines);
}

function outputOf(order: readonly string[], cwd: string): string {
  try {
    return execFileSync(process.execPath, order, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' && error.stdout !== '')
      return error.stdout;
    throw error;
  }
}
