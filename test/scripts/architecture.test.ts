import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const document = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');

/** The names in the first column of every table below the heading, with what is said of each in the last. */
function tabled(heading: string): readonly (readonly [string, string])[] {
  const [, below = ''] = document.split(`\n## ${heading}\n`);
  const [section = ''] = below.split(/\n## /);
  return [...section.matchAll(/^\| `([^`]+)` \|.*?([^|]*?) \|$/gm)].map(([, name = '', said = '']) => [name, said]);
}

/** Folders with a source file of their own, as paths from the root. */
function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => foldersIn(`${folder}/${name}`));
  const isRoom = entries.some((entry) => entry.isFile() && /\.(tsx?|mjs|cjs)$/.test(entry.name));
  return isRoom ? [folder, ...below] : below;
}

describe('the document on architecture', () => {
  test('names every source folder, and no other', () => {
    const real = ['main', 'preload', 'renderer', 'scripts'].flatMap(foldersIn);
    expect(real.length).toBeGreaterThan(50);
    expect(
      tabled('Folders')
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(real.toSorted());
  });

  test('names every import rule, and no other', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      forbidden: readonly { name: string }[];
    };
    expect(
      tabled('Who may import whom')
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(forbidden.map(({ name }) => name).toSorted());
  });

  test('says something about each', () => {
    const silent = [...tabled('Folders'), ...tabled('Who may import whom')].filter(([, said]) => said.length < 10);
    expect(silent).toEqual([]);
  });
});
