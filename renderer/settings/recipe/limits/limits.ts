import type { DefectLimits } from '../../../../preload/contract/station/recipe.ts';

type Limits = Pick<DefectLimits, 'rejectAt' | 'clearBelow'>;

/** Two scores as limits, in whichever order the handles are, to the hundredth. */
export function limitsOf(one: number, other: number): Limits {
  const [low, high] = one <= other ? [one, other] : [other, one];
  return { clearBelow: toHundredth(low), rejectAt: toHundredth(high) };
}

/** The limits with one of them newly typed; the other gives way if they would cross. */
export function withLimit(limits: Limits, which: keyof Limits, value: number): Limits {
  const score = toHundredth(value);
  return which === 'rejectAt'
    ? { rejectAt: score, clearBelow: Math.min(score, limits.clearBelow) }
    : { clearBelow: score, rejectAt: Math.max(score, limits.rejectAt) };
}

/** Classes of the model that the recipe does not name yet, in the model's order. */
export function unnamedClasses(modelClasses: readonly string[], defects: readonly DefectLimits[]): string[] {
  const named = new Set(defects.map(({ className }) => className));
  return modelClasses.filter((name) => !named.has(name));
}

function toHundredth(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
}
