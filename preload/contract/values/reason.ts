import { z } from 'zod';

/** Letters and digits that a reason needs; spaces, dots and invisible characters give none. */
const FEWEST_LETTERS = 3;

/** Why somebody does something that stays on record, in their words. @param longest how many characters are kept */
export function reasonSchema(longest: number) {
  return z.string().trim().max(longest).refine(hasLetters, 'a reason needs at least three letters');
}

function hasLetters(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= FEWEST_LETTERS;
}
