import { z } from 'zod';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { type RecipeBody, recipeBodySchema } from '../../../preload/contract/station/recipe.ts';
import { NO_FILE, readTextFile } from '../read-text-file.ts';
import { shortComplaint } from '../short-complaint.ts';

/** A recipe of a thousand classes is a tenth of that. */
const MOST_BYTES = 1_000_000;

/** A recipe with the values of a JSON file in place of those in `base`. Misspelt, ambiguous or unreadable input is refused by a sentence. */
export async function readRecipeFile(file: string, base: RecipeBody): Promise<Result<RecipeBody>> {
  const text = await readTextFile(file, MOST_BYTES);
  if (text === NO_FILE) return failed(notFound('file', file));
  if (!text.ok) return text;
  const refused = (complaint: string) =>
    failed(entryRefused({ why: 'file-malformed', figures: { file, complaint: shortComplaint(complaint) } }));
  try {
    const wish = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text.value));
    if (!wish.success) return refused(z.prettifyError(wish.error));
    // Strict: a limit with a misspelt name must not silently keep its old value.
    const body = recipeBodySchema.strict().safeParse({ ...base, ...wish.data });
    return body.success ? ok(body.data) : refused(z.prettifyError(body.error));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(error.message);
  }
}
