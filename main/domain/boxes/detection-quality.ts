import type { Detection } from '../../../preload/contract/models/model.ts';
import type { PixelBox } from '../../../preload/contract/values/geometry.ts';
import { averagePrecision, type RankedFind } from './average-precision.ts';
import { matchBoxes } from './match-boxes.ts';

export type TrueBox = Readonly<{ className: string; box: PixelBox }>;

/** What a model found on one image, with scores down to almost zero, and what is really there. */
export type JudgedPicture = Readonly<{ detections: readonly Detection[]; truth: readonly TrueBox[] }>;

/** 0.50, 0.55 … 0.95: the overlaps at which a box counts as found, for mAP50-95. */
const OVERLAPS = Array.from({ length: 10 }, (_, step) => (50 + 5 * step) / 100);

export type ClassQuality = Readonly<{
  className: string;
  trueBoxes: number;
  /** Average precision at overlap 0.5, and its mean over 0.50 to 0.95; `null` where the class never occurs. */
  ap50: number | null;
  ap50To95: number | null;
  /** At the score given and overlap 0.5: right ÷ detected, and right ÷ true boxes; `null` where the denominator is 0. */
  precision: number | null;
  recall: number | null;
}>;

export type DetectionQuality = Readonly<{
  /** Means over the classes that occur. */
  map50: number | null;
  map50To95: number | null;
  classes: readonly ClassQuality[];
}>;

/** How well boxes are found. Precision and recall count the detections at or above `scoreOf` their class. */
export function detectionQuality(
  pictures: readonly JudgedPicture[],
  classNames: readonly string[],
  scoreOf: (className: string) => number,
): DetectionQuality {
  const classes = classNames.map((className) => classQuality(pictures, className, scoreOf(className)));
  return {
    map50: meanOf(classes.map((each) => each.ap50)),
    map50To95: meanOf(classes.map((each) => each.ap50To95)),
    classes,
  };
}

function classQuality(pictures: readonly JudgedPicture[], className: string, minScore: number): ClassQuality {
  const own = pictures.map(({ detections, truth }) => ({
    detections: detections.filter((each) => each.className === className).toSorted((a, b) => b.score - a.score),
    boxes: truth.filter((each) => each.className === className).map((each) => each.box),
  }));
  const trueBoxes = own.reduce((sum, { boxes }) => sum + boxes.length, 0);
  const findsAt = (overlap: number): RankedFind[] =>
    own.flatMap(({ detections, boxes }) => {
      const matches = matchBoxes(
        detections.map((each) => each.box),
        boxes,
        overlap,
      );
      return detections.map(({ score }, index) => ({ score, isRight: typeof matches[index] === 'number' }));
    });
  const finds = findsAt(0.5);
  const shown = finds.filter((find) => find.score >= minScore);
  const right = shown.filter((find) => find.isRight).length;
  return {
    className,
    trueBoxes,
    ap50: averagePrecision(finds, trueBoxes),
    ap50To95: meanOf(OVERLAPS.map((overlap) => averagePrecision(findsAt(overlap), trueBoxes))),
    precision: shown.length === 0 ? null : right / shown.length,
    recall: trueBoxes === 0 ? null : right / trueBoxes,
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0) / present.length;
}
