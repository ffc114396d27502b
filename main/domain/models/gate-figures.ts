import type { ClassParts, GateFigures, GateSlice } from '../../../preload/contract/models/gate.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { boxConfusion } from '../boxes/box-confusion.ts';
import { detectionQuality, type JudgedPicture, type TrueBox } from '../boxes/detection-quality.ts';
import { mapInterval } from '../boxes/map-interval.ts';
import { quantile } from '../statistics/quantile.ts';
import { estimateShare } from '../statistics/wilson-interval.ts';
import { decide } from '../verdict/decide.ts';
import { foundBoxes } from './paired-recall.ts';
import { partOutcomes } from './part-outcomes.ts';

/** A golden part as one model saw it. `hasBoxes`: false if it is known to be bad but nobody drew where. */
export type GoldenLook = JudgedPicture &
  Readonly<{
    isBad: boolean;
    /** More boxes were found than are listed. */
    isCut: boolean;
    hasBoxes: boolean;
    laneName: string;
    lot: string | null;
    /** Mean luminance, 0 to 255. */
    brightness: number | null;
    elapsedMs: number;
  }>;

/** The score from which a box counts: the recipe's, never one from inside the model. */
export function limitOf({ defects, otherDefects }: RecipeBody): (className: string) => number {
  const limits = new Map(defects.map(({ className, rejectAt }) => [className, rejectAt]));
  return (className) => limits.get(className) ?? otherDefects.rejectAt;
}

/** How one model did on the golden set. Parts without drawn boxes count for the verdicts only. */
export function gateFigures(looks: readonly GoldenLook[], body: RecipeBody): GateFigures {
  const boxed = looks.filter(({ hasBoxes }) => hasBoxes);
  const rejectAt = limitOf(body);
  const classNames = classesOf(boxed, body);
  const { map50, classes } = detectionQuality(boxed, classNames, rejectAt);
  const verdicts = looks.map((look) => ({ isBad: look.isBad, verdict: decide(look, body).kind }));
  const { decided, escapes, overkill } = partOutcomes(verdicts);
  const times = looks.map(({ elapsedMs }) => elapsedMs).toSorted((a, b) => a - b);
  return {
    map50,
    map50Interval: mapInterval(boxed, classNames),
    classes: [...classes],
    confusion: [...boxConfusion(boxed, rejectAt)],
    decided,
    escapes,
    overkill,
    latencyP50Ms: quantile(times, 0.5),
    latencyP95Ms: quantile(times, 0.95),
  };
}

/** On how many parts of the golden set each class of the recipe or the set is boxed. */
export function classParts(looks: readonly GoldenLook[], body: RecipeBody): readonly ClassParts[] {
  return classesOf(looks, body).map((className) => ({
    className,
    parts: looks.filter(({ truth }) => truth.some((each) => each.className === className)).length,
  }));
}

function classesOf(looks: readonly GoldenLook[], { defects }: RecipeBody): readonly string[] {
  return [...new Set([...defects.map(nameOf), ...looks.flatMap(({ truth }) => truth.map(nameOf))])];
}

const MAX_LOTS = 20;
/** Sides of a square of equal area, in pixels: the bounds of the COCO evaluation (Lin et al. 2014). */
const SMALL_BELOW = 32;
const LARGE_FROM = 96;

type SlicedBox = Readonly<{ kind: GateSlice['kind']; key: string; isFound: boolean }>;

/** Recall at the limits of the recipe, by slices of the golden set, both models side by side. */
export function gateSlices(
  challenger: readonly GoldenLook[],
  champion: readonly GoldenLook[] | null,
  body: RecipeBody,
): readonly GateSlice[] {
  const ours = countSlices(challenger, body);
  const theirs = champion === null ? null : countSlices(champion, body);
  const slices = [...ours].map(([id, { kind, key, found, of }]) => {
    const other = theirs?.get(id);
    return {
      kind,
      key,
      challenger: estimateShare(found, of),
      champion: other === undefined ? null : estimateShare(other.found, other.of),
    };
  });
  const lots = slices.filter(({ kind }) => kind === 'lot').slice(0, MAX_LOTS);
  return [...slices.filter(({ kind }) => kind !== 'lot'), ...lots];
}

type SliceCount = { kind: GateSlice['kind']; key: string; found: number; of: number };

function countSlices(looks: readonly GoldenLook[], body: RecipeBody): ReadonlyMap<string, SliceCount> {
  const counts = new Map<string, SliceCount>();
  for (const { kind, key, isFound } of looks.flatMap((look) => slicedBoxes(look, body))) {
    const id = `${kind} ${key}`;
    const before = counts.get(id) ?? { kind, key, found: 0, of: 0 };
    counts.set(id, { ...before, found: before.found + (isFound ? 1 : 0), of: before.of + 1 });
  }
  return counts;
}

/** Every true box of a part once for each slice it belongs to. */
function slicedBoxes(look: GoldenLook, body: RecipeBody): readonly SlicedBox[] {
  const rejectAt = limitOf(body);
  return [...new Set(look.truth.map(nameOf))].flatMap((className) => {
    const boxes = look.truth.filter((each) => each.className === className).map(({ box }) => box);
    const found = foundBoxes(look, className, rejectAt);
    return boxes.flatMap((box, index) => {
      const isFound = found[index] === true;
      const of = (kind: GateSlice['kind'], key: string | null) => (key === null ? [] : [{ kind, key, isFound }]);
      return [
        ...of('lane', look.laneName),
        ...of('lot', look.lot),
        ...of('brightness', look.brightness === null ? null : brightnessBand(look.brightness)),
        ...of('defect-size', sizeBand(box)),
      ];
    });
  });
}

function brightnessBand(brightness: number): string {
  if (brightness < 85) return 'dark';
  return brightness < 170 ? 'medium' : 'bright';
}

function sizeBand({ width, height }: TrueBox['box']): string {
  const side = Math.sqrt(width * height);
  if (side < SMALL_BELOW) return 'small';
  return side < LARGE_FROM ? 'medium' : 'large';
}

function nameOf({ className }: { readonly className: string }): string {
  return className;
}
