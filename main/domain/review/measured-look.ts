import type { Ask, Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { AutomationLevel } from '../../../preload/contract/station/recipe.ts';

/** Looks that measure the person, not the part: they never change what happens to the part, and the line never hears of them. */
export const MEASURES = ['repeat', 'challenge', 'study'] as const satisfies readonly Ask[];
export type Measure = (typeof MEASURES)[number];

export function isMeasure(ask: Disposition['ask']): ask is Measure {
  return MEASURES.some((measure) => measure === ask);
}

/** How a measuring look appears to the person: like the looks that people at this level get anyway, so that nobody can tell. */
export function faceOf(level: AutomationLevel): { readonly ask: Ask; readonly isBlind: boolean } {
  switch (level) {
    case 'manual':
      return { ask: 'level', isBlind: false };
    case 'shadow':
      return { ask: 'level', isBlind: true };
    case 'assist':
    case 'partial':
    case 'full':
      return { ask: 'audit', isBlind: true };
    default:
      return level satisfies never;
  }
}

/** Whether to mix in a challenge at this share of new items. @param draw evenly distributed, 0 ≤ draw < 1 */
export function isChallengeDue(share: number, newItems: number, draw: number): boolean {
  return newItems > 0 && draw < 1 - (1 - share) ** newItems;
}

/** Whether, and to whom, an answered part is shown again. Both draws are evenly distributed, 0 ≤ draw < 1. */
export function repeatFor(share: number, draw: number, whomDraw: number): 'same-person' | 'other-person' | null {
  if (draw >= share) return null;
  return whomDraw < 0.5 ? 'same-person' : 'other-person';
}
