import path from 'node:path';
import type { Sizes } from './sizes.ts';

export type SizeLimits = Readonly<{
  filesInFolder: number;
  longestFile: number;
  medianFile: number;
  /** Nine of ten files are at most as long as this. */
  p90File: number;
  longestFunction: number;
  /** Functions of more than 60 lines. */
  longFunctions: number;
}>;

/** As much as a reader can take in. Nothing may grow past it: what would grow past it is split first. */
export const SIZE_LIMITS: SizeLimits = {
  filesInFolder: 25,
  longestFile: 350,
  medianFile: 60,
  p90File: 130,
  longestFunction: 67,
  longFunctions: 3,
};

export type Figures = Readonly<{
  files: number;
  median: number;
  p90: number;
  longestFile: readonly [file: string, lines: number];
  fullestFolder: readonly [folder: string, files: number];
}>;

/** The figures of all files at once; median and ninetieth percentile count the sources alone. */
export function figuresOf({ sources, tests }: Pick<Sizes, 'sources' | 'tests'>): Figures {
  const lines = [...sources.values()].toSorted((a, b) => a - b);
  const longest = [...sources, ...tests].toSorted(([, a], [, b]) => b - a);
  const folders = [...filesByFolder([...sources.keys(), ...tests.keys()])].toSorted(([, a], [, b]) => b - a);
  return {
    files: lines.length,
    median: lines[Math.floor((lines.length - 1) / 2)] ?? 0,
    p90: lines[Math.ceil(lines.length * 0.9) - 1] ?? 0,
    longestFile: longest[0] ?? ['', 0],
    fullestFolder: folders[0] ?? ['', 0],
  };
}

/** What has grown past its limit, a sentence each. */
export function overgrown(sizes: Sizes, limits: SizeLimits = SIZE_LIMITS): readonly string[] {
  const all = [...sizes.sources, ...sizes.tests];
  const { median, p90 } = figuresOf(sizes);
  return [
    ...[...filesByFolder(all.map(([file]) => file))]
      .filter(([, files]) => files > limits.filesInFolder)
      .map(([folder, files]) => `${folder} holds ${files} files; at most ${limits.filesInFolder}: give them rooms`),
    ...all
      .filter(([, lines]) => lines > limits.longestFile)
      .map(([file, lines]) => `${file} has ${lines} lines; at most ${limits.longestFile}: divide it`),
    ...sizes.longFunctions
      .filter(({ lines }) => lines > limits.longestFunction)
      .map(
        ({ place, lines }) => `${place}: a function of ${lines} lines; at most ${limits.longestFunction}: divide it`,
      ),
    ...(sizes.longFunctions.length > limits.longFunctions
      ? [`${sizes.longFunctions.length} functions have more than 60 lines; at most ${limits.longFunctions}`]
      : []),
    ...(median > limits.medianFile ? [`half of the files have more than ${limits.medianFile} lines`] : []),
    ...(p90 > limits.p90File ? [`one in ten files has more than ${limits.p90File} lines`] : []),
  ];
}

function filesByFolder(files: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}
