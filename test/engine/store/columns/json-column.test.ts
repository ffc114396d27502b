import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { jsonColumn, jsonText, UnwritableValue } from '../../../../main/engine/store/columns/json-column.ts';
import { faultSchema } from '../../../../preload/contract/faults/result.ts';
import { DEFAULT_RECIPE_BODY, recipeBodySchema } from '../../../../preload/contract/station/recipe.ts';

const STORE = path.join(import.meta.dirname, '../../../../main/engine/store');

/** Those that write no column: arguments of a question, a digest, what is never read back by a schema. */
const NO_COLUMN = [
  'columns/json-column.ts',
  'containment/case-parts.ts',
  'containment/recall-parts.ts',
  'containment/settle-parts.ts',
  'models/golden-parts.ts',
  'models/model-events.ts',
  'parts/inspection-summaries.ts',
  'review/review-items.ts',
  'review/unanswered.ts',
  'set-up/change-events.ts',
];

test('JSON enters the store by the schema that reads it', () => {
  const files = readdirSync(STORE, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .toSorted();
  const writers = files.filter((file) => readFileSync(path.join(STORE, file), 'utf8').includes('JSON.stringify'));
  expect(writers).toEqual(NO_COLUMN);
});

test('whatever is written can be read back, or is not written', () => {
  const schema = z.object({ score: z.number(), names: z.array(z.string().min(1).max(3)), at: z.number().int() });
  const anything = fc.record({
    score: fc.oneof(fc.double(), fc.string()),
    names: fc.array(fc.string({ maxLength: 5 })),
    at: fc.oneof(fc.integer(), fc.double()),
  });
  fc.assert(
    fc.property(anything, (value) => {
      let text: string;
      try {
        text = jsonText(schema, value as z.input<typeof schema>);
      } catch (error) {
        expect(error).toBeInstanceOf(UnwritableValue);
        return;
      }
      // Equal as far as JSON tells numbers apart: it has no -0.
      expect(jsonColumn(schema).parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([
  ['a class name of 81 letters', { defects: [{ className: 'c'.repeat(81), rejectAt: 0.5, clearBelow: 0.2 }] }],
  ['a class without a name', { defects: [{ className: '', rejectAt: 0.5, clearBelow: 0.2 }] }],
  ['a limit that is no number', { recordAbove: Number.NaN }],
])('a recipe with %s is not written', (_what, change) => {
  expect(() => jsonText(recipeBodySchema, { ...DEFAULT_RECIPE_BODY, ...change })).toThrow(UnwritableValue);
});

test('a fault with a figure that is none is not written', () => {
  const fault = { code: 'picture-unfit', why: 'too-dark', measured: Number.NaN, limit: 6 } as const;
  expect(() => jsonText(faultSchema, fault)).toThrow(UnwritableValue);
});
