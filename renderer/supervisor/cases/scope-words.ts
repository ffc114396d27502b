import type { TFunction } from 'i18next';
import { type CaseScope, caseScopeSchema } from '../../../preload/contract/parts/containment.ts';
import { calendarInstantSchema, type Instant } from '../../../preload/contract/values/units.ts';
import type { Format } from '../../../preload/words/format.ts';

const CUT = { from: null, until: null, laneId: null } as const;

/** The scope in a link to "Which parts?", such as `model/<sha256>` or `recipe/3/7`; null: there is none. */
export function scopeOfPath(kind: string, first: string, second: string): CaseScope | null {
  const named = {
    model: { kind, sha256: first },
    rollout: { kind, id: Number(first), arm: 'canary' },
    recipe: { kind, recipeId: Number(first), version: Number(second) },
  }[kind];
  return caseScopeSchema.safeParse({ ...CUT, ...named }).data ?? null;
}

/** The period in a link to the form for a case: `?from=…&until=…`. What is nonsense there is left open. */
export function periodOfSearch(text: string): { readonly from: Instant | null; readonly until: Instant | null } {
  const search = new URLSearchParams(text);
  const instant = (name: string) => calendarInstantSchema.safeParse(Date.parse(search.get(name) ?? '')).data ?? null;
  return { from: instant('from'), until: instant('until') };
}

/** What a case is about, in words. */
export function scopeWords(
  {
    scope,
    scopeName,
    laneName,
  }: { readonly scope: CaseScope; readonly scopeName: string; readonly laneName: string | null },
  t: TFunction,
  format: Format,
): string {
  const time = [scope.from, scope.until].map((at) => (at === null ? '' : format.moment(at))).join(' – ');
  return [t(`case.scope.${scope.kind}`, { name: scopeName }), time === ' – ' ? null : time, laneName]
    .filter((fact) => fact !== null)
    .join(' · ');
}
