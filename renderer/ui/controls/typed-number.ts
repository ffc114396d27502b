export type NumberRange = { readonly min?: number; readonly max?: number };

/**
 * The number in a field while somebody types, or `null` where it is not one yet: nothing, "0.", or a number outside the range. A
 * field that was emptied to type another number is not a 0.
 */
export function typedNumber(typed: number | string, { min = -Infinity, max = Infinity }: NumberRange): number | null {
  const number = numberIn(typed);
  return number !== null && number >= min && number <= max ? number : null;
}

/** The number within the range that is nearest to what was typed, or `null` where that is no number. */
export function nearestNumber(typed: number | string, { min = -Infinity, max = Infinity }: NumberRange): number | null {
  const number = numberIn(typed);
  return number === null ? null : Math.min(max, Math.max(min, number));
}

function numberIn(typed: number | string): number | null {
  return typeof typed === 'string' && !/^-?\d+(\.\d+)?$/.test(typed) ? null : Number(typed);
}
