import type { DefectLimits, PictureLimits, RecipeBody } from '../../../../preload/contract/station/recipe.ts';

type Named = { readonly name: string; readonly body: RecipeBody };
type Plain = Exclude<keyof RecipeBody, 'defects' | 'otherDefects' | 'audit' | 'hold' | 'pictureLimits'>;

/** One difference between two versions. Values are as in the recipe; `null` if there was none. */
export type RecipeChange =
  | { readonly field: 'name'; readonly before: string; readonly after: string }
  | PlainChange[Plain]
  | {
      readonly field: 'passShare' | 'failShare' | 'timeoutMs' | keyof PictureLimits;
      readonly before: number;
      readonly after: number;
    }
  | {
      readonly field: 'onTimeout';
      readonly before: RecipeBody['hold']['onTimeout'];
      readonly after: RecipeBody['hold']['onTimeout'];
    }
  | {
      readonly field: 'defect';
      readonly className: string;
      readonly before: Limits | null;
      readonly after: Limits | null;
    }
  | { readonly field: 'otherDefects'; readonly before: Limits; readonly after: Limits };
type PlainChange = {
  [F in Plain]: { readonly field: F; readonly before: RecipeBody[F]; readonly after: RecipeBody[F] };
};
type Limits = Omit<DefectLimits, 'className'>;

/** In the order of the form. */
const PICTURE_LIMITS = [
  'minBrightness',
  'maxBrightness',
  'minContrast',
  'minSide',
  'minSharpness',
  'maxNoise',
  'maxBlank',
  'departure',
] as const satisfies readonly (keyof PictureLimits)[];

/** The differences between two versions, in the order of the form. */
export function recipeChanges(before: Named, after: Named): RecipeChange[] {
  const [from, to] = [before.body, after.body];
  const candidates: RecipeChange[] = [
    { field: 'name', before: before.name, after: after.name },
    { field: 'modelSha256', before: from.modelSha256, after: to.modelSha256 },
    { field: 'automationLevel', before: from.automationLevel, after: to.automationLevel },
    ...defectChanges(from.defects, to.defects),
    { field: 'otherDefects', before: from.otherDefects, after: to.otherDefects },
    { field: 'timeoutMs', before: from.hold.timeoutMs, after: to.hold.timeoutMs },
    { field: 'onTimeout', before: from.hold.onTimeout, after: to.hold.onTimeout },
    { field: 'extraDispositions', before: from.extraDispositions, after: to.extraDispositions },
    { field: 'passShare', before: from.audit.passShare, after: to.audit.passShare },
    { field: 'failShare', before: from.audit.failShare, after: to.audit.failShare },
    { field: 'auditedAtHand', before: from.auditedAtHand, after: to.auditedAtHand },
    { field: 'escapeTarget', before: from.escapeTarget, after: to.escapeTarget },
    { field: 'repeatShare', before: from.repeatShare, after: to.repeatShare },
    { field: 'repeatAfterMinutes', before: from.repeatAfterMinutes, after: to.repeatAfterMinutes },
    { field: 'challengeShare', before: from.challengeShare, after: to.challengeShare },
    { field: 'namePattern', before: from.namePattern, after: to.namePattern },
    ...PICTURE_LIMITS.map((field) => ({
      field,
      before: from.pictureLimits[field],
      after: to.pictureLimits[field],
    })),
    { field: 'overlapLimit', before: from.overlapLimit, after: to.overlapLimit },
    { field: 'recordAbove', before: from.recordAbove, after: to.recordAbove },
    { field: 'rollout', before: from.rollout, after: to.rollout },
  ];
  return candidates.filter((change) => !isSame(change.before, change.after));
}

function defectChanges(from: readonly DefectLimits[], to: readonly DefectLimits[]): RecipeChange[] {
  const names = [...new Set([...from, ...to].map(({ className }) => className))];
  return names.map((className) => ({
    field: 'defect',
    className,
    before: limitsOf(from, className),
    after: limitsOf(to, className),
  }));
}

function limitsOf(defects: readonly DefectLimits[], className: string): Limits | null {
  const found = defects.find((defect) => defect.className === className);
  if (found === undefined) return null;
  const { clearBelow, rejectAt, plantCode } = found;
  return { clearBelow, rejectAt, ...(plantCode !== undefined && { plantCode }) };
}

/** By value; key order does not count. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}
