import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const MAIN = path.join(import.meta.dirname, '../../../../main');
const SQL = /\b(?:SELECT (?:\w|\(|\*)|INSERT (?:OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM)/;
const sources = readdirSync(MAIN, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(path.join(MAIN, file), 'utf8') }));
const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test('only the store contains SQL', () => {
  const files = filesWith(SQL);
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !file.startsWith('engine/store/'))).toEqual([]);
});

test('which answer counts is defined in the views, and anything else that examines undone answers is listed here', () => {
  expect(
    filesWith(/disposition_undo/)
      .filter((file) => !file.includes('/migrations/'))
      .toSorted(),
  ).toEqual([
    // Counts them, to notice that there is news.
    'engine/store/models/line-proof.ts',
    // Contradictions of which one side is gone.
    'engine/store/review/disagreements.ts',
    // Writes them.
    'engine/store/review/dispositions.ts',
    // Names an index of the table itself.
    'engine/store/teaching/consistency-counts.ts',
  ]);
  expect(
    filesWith(/max\(\w+\.id\) FROM reference|closed_at IS NULL/)
      .filter((file) => !file.includes('/migrations/'))
      .toSorted(),
  ).toEqual([
    // Cases are closed as well as items of the queue: these ask for open cases.
    'engine/store/containment/case-looks.ts',
    'engine/store/containment/cases.ts',
    'engine/store/containment/settle-parts.ts',
    'engine/store/line/line-station.ts',
    // Changes items of the queue, for which a view cannot stand.
    'engine/store/review/review-items.ts',
    // Asks about looks of studies as well.
    'engine/store/review/unanswered.ts',
    // Counts those that are closed by nobody.
    'engine/store/rollups/review-load.ts',
  ]);
});
