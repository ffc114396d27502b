import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecipeFile } from '../../../main/engine/commands/recipe-file.ts';
import { DEFAULT_RECIPE_BODY, type RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { damaged, expectCleanObjects, FUZZ_TIMEOUT_MS, fuzzing } from './fuzzing.ts';

const DEFECTS = [{ className: 'crack', rejectAt: 0.7, clearBelow: 0.2 }];
const WISHES = [
  JSON.stringify({ defects: DEFECTS, automationLevel: 'partial' }),
  JSON.stringify({ ...DEFAULT_RECIPE_BODY, defects: DEFECTS }, null, 2),
];

async function read(content: string | Uint8Array) {
  const file = path.join(temporaryFolder(), 'recipe.json');
  writeFileSync(file, content);
  return readRecipeFile(file, DEFAULT_RECIPE_BODY);
}

test.each([
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('a recipe file in %s is read, as Windows editors write it', async (_, written) => {
  expect(await read(written(WISHES[0] ?? ''))).toMatchObject({ ok: true, value: { defects: DEFECTS } });
});

test('a file that is not a recipe is refused by a sentence that names it', async () => {
  for (const content of ['', '[]', '7', '{', '{"rejectAtt": 1}', '{"defects": 3}', Buffer.from([0xff, 0x41, 0x80])]) {
    const refused = await read(content);
    expect(JSON.stringify(refused)).toContain('recipe.json');
    expect(refused.ok).toBe(false);
  }
  const gone = await readRecipeFile(path.join(temporaryFolder(), 'recipe.json'), DEFAULT_RECIPE_BODY);
  expect(gone).toMatchObject({ ok: false, fault: { code: 'not-found' } });
});

test(
  'a damaged recipe file is refused, or is a recipe with valid limits that says everything the file says',
  async () => {
    const file = path.join(temporaryFolder(), 'recipe.json');
    await fc.assert(
      fc.asyncProperty(damaged(WISHES), async (text) => {
        writeFileSync(file, text);
        const recipe = await readRecipeFile(file, DEFAULT_RECIPE_BODY);
        expectCleanObjects();
        if (!recipe.ok) return;
        expectInOrder(recipe.value);
        const said = JSON.parse(text.replace(/^\uFEFF/, ''));
        for (const key of Object.keys(said)) expect(recipe.value).toHaveProperty([key], said[key]);
      }),
      fuzzing(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);

function expectInOrder({ defects, otherDefects }: RecipeBody): void {
  for (const { rejectAt, clearBelow } of [...defects, otherDefects]) {
    expect(rejectAt >= 0 && rejectAt <= 1 && clearBelow >= 0 && clearBelow <= rejectAt).toBe(true);
  }
}
