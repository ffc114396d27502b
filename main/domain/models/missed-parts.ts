import type { GateMisses, MissedPart } from '../../../preload/contract/models/gate.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { decide } from '../verdict/decide.ts';
import { type GoldenLook, limitOf } from './gate-figures.ts';
import { foundBoxes } from './paired-recall.ts';

/** A golden part as the models were shown it: its name, and the size of its upright image in pixels. */
export type ShownPart = Pick<MissedPart, 'inspectionId' | 'name' | 'width' | 'height'>;

/** A report must stay small; nobody looks at more. */
const MOST_PARTS = 200;

/**
 * The bad parts of which one of the models missed a box, or which one passed, at the limits of the recipe. Those with the most boxes that
 * only one model missed come first. All lists are in the order in which the parts were shown.
 */
export function missedParts(
  shown: readonly ShownPart[],
  challenger: readonly GoldenLook[],
  champion: readonly GoldenLook[] | null,
  body: RecipeBody,
): GateMisses {
  const missed = shown
    .map((part, index) => missesOn(part, challenger[index], champion?.[index] ?? null, body))
    .filter((part) => part !== null)
    .toSorted((a, b) => oneSided(b) - oneSided(a));
  return { parts: missed.slice(0, MOST_PARTS), more: Math.max(0, missed.length - MOST_PARTS) };
}

function missesOn(
  part: ShownPart,
  ours: GoldenLook | undefined,
  theirs: GoldenLook | null,
  body: RecipeBody,
): MissedPart | null {
  if (ours === undefined) throw new Error('a model was not shown every part');
  if (!ours.isBad) return null;
  const passes = (look: GoldenLook) => decide(look, body).kind === 'pass';
  const passed = { challenger: passes(ours), champion: theirs !== null && passes(theirs) };
  const boxes = missedBoxes(ours, theirs, body);
  return boxes.length > 0 || passed.challenger || passed.champion ? { ...part, boxes, passed } : null;
}

function missedBoxes(ours: GoldenLook, theirs: GoldenLook | null, body: RecipeBody): MissedPart['boxes'] {
  const scoreOf = limitOf(body);
  return [...Map.groupBy(ours.truth, ({ className }) => className)].flatMap(([className, boxes]) => {
    const byUs = foundBoxes(ours, className, scoreOf);
    const byThem = theirs === null ? null : foundBoxes(theirs, className, scoreOf);
    return boxes
      .map(({ box }, index) => ({
        className,
        box,
        byChallenger: byUs[index] !== true,
        byChampion: byThem !== null && byThem[index] !== true,
      }))
      .filter(({ byChallenger, byChampion }) => byChallenger || byChampion);
  });
}

function oneSided({ boxes, passed }: MissedPart): number {
  const alone = boxes.filter(({ byChallenger, byChampion }) => byChallenger !== byChampion).length;
  return alone + (passed.challenger === passed.champion ? 0 : 1);
}
