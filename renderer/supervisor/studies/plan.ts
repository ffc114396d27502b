import { type StudyCandidate, type StudyDraft, studyDraftSchema } from '../../../preload/contract/people/study.ts';
import type { PersonId, RecipeId } from '../../../preload/contract/values/units.ts';

/** A part of a plan: its answer is fixed once agreed, or as the expert entered it. */
export type PlannedPart = StudyCandidate & { readonly isBad: boolean | null };

/** The study as entered so far. */
export type Plan = {
  readonly name: string;
  readonly recipeId: RecipeId | null;
  readonly rounds: number;
  readonly pauseMinutes: number;
  readonly people: readonly PersonId[];
  readonly count: number;
  readonly parts: readonly PlannedPart[];
};

/** The usual size of such a study. */
export const NEW_PLAN: Plan = {
  name: '',
  recipeId: null,
  rounds: 3,
  pauseMinutes: 60,
  people: [],
  count: 50,
  parts: [],
};

/** Takes over suggestions; answers the expert already gave stay. */
export function withSuggested(plan: Plan, found: readonly StudyCandidate[]): Plan {
  const said = new Map(plan.parts.map(({ id, isBad }) => [id, isBad]));
  return { ...plan, parts: found.map((part) => ({ ...part, isBad: part.isAgreedBad ?? said.get(part.id) ?? null })) };
}

export type Lack = 'name' | 'people' | 'parts' | 'references' | 'kinds' | 'numbers';

/** What is still missing before the study can begin, or `null`. */
export function lackOf(plan: Plan): Lack | null {
  if (plan.name.trim() === '') return 'name';
  if (plan.people.length < 2) return 'people';
  if (plan.parts.length < 4) return 'parts';
  if (plan.parts.some(({ isBad }) => isBad === null)) return 'references';
  if (new Set(plan.parts.map(({ isBad }) => isBad)).size < 2) return 'kinds';
  return draftOf(plan) === null ? 'numbers' : null;
}

/** The study to begin; `null` while something is missing. */
export function draftOf({ name, recipeId, rounds, pauseMinutes, people, parts }: Plan): StudyDraft | null {
  const draft = {
    name,
    recipeId,
    rounds,
    pauseMinutes,
    people,
    parts: parts.map(({ id, isBad, isBorderline, isAgreedBad }) => ({
      inspectionId: id,
      isBad,
      isBorderline,
      source: isAgreedBad === isBad ? 'agreed' : 'expert',
    })),
  };
  const parsed = studyDraftSchema.safeParse(draft).data ?? null;
  return parsed !== null && new Set(parsed.parts.map(({ isBad }) => isBad)).size === 2 ? parsed : null;
}
