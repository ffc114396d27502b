import { seededRandom } from '../statistics/seeded-random.ts';
import { averagePrecision, type RankedFind } from './average-precision.ts';
import type { JudgedPicture } from './detection-quality.ts';
import { matchBoxes } from './match-boxes.ts';

/** Replicates: enough for two digits of a 95 % interval; fewer where a large set would take minutes. */
const REPLICATES = 400;
const FEWEST_REPLICATES = 100;
const MOST_FINDS = 40_000_000;
const SEED = 1979;
/** With fewer images, resampling is meaningless: most replicates consist of the same few. */
const FEWEST_PICTURES = 10;

type ClassFinds = {
  /** The detections of a class, best score first, each with its image. */
  readonly finds: readonly (RankedFind & { readonly picture: number })[];
  /** True boxes by picture. */
  readonly boxes: readonly number[];
};

/**
 * The 95 % interval of the mean average precision at overlap 0.5: percentiles of a bootstrap over pictures (Efron 1979). Pictures and not
 * boxes are drawn, because boxes of one part stand or fall together. Repeatable: the draws are seeded. `null` of fewer than ten pictures,
 * and where nothing was there to find.
 */
export function mapInterval(
  pictures: readonly JudgedPicture[],
  classNames: readonly string[],
): { readonly low: number; readonly high: number } | null {
  const classes = classNames
    .map((className) => findsOf(pictures, className))
    .filter(({ boxes }) => boxes.some((count) => count > 0));
  if (pictures.length < FEWEST_PICTURES || classes.length === 0) return null;
  const finds = classes.reduce((sum, each) => sum + each.finds.length, 0);
  const replicates = Math.max(FEWEST_REPLICATES, Math.min(REPLICATES, Math.floor(MOST_FINDS / Math.max(1, finds))));
  const random = seededRandom(SEED);
  const values = Array.from({ length: replicates }, () => meanPrecision(classes, draw(pictures.length, random)))
    .filter((value) => value !== null)
    .toSorted((a, b) => a - b);
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
  return values.length === 0 ? null : { low: at(0.025), high: at(0.975) };
}

function findsOf(pictures: readonly JudgedPicture[], className: string): ClassFinds {
  const own = pictures.map(({ detections, truth }, picture) => {
    const shown = detections.filter((each) => each.className === className).toSorted((a, b) => b.score - a.score);
    const boxes = truth.filter((each) => each.className === className).map(({ box }) => box);
    const matches = matchBoxes(
      shown.map(({ box }) => box),
      boxes,
      0.5,
    );
    const finds = shown.map(({ score }, index) => ({ score, isRight: typeof matches[index] === 'number', picture }));
    return { finds, boxes: boxes.length };
  });
  return {
    finds: own.flatMap(({ finds }) => finds).toSorted((a, b) => b.score - a.score),
    boxes: own.map(({ boxes }) => boxes),
  };
}

/** How often each image is drawn, with replacement, in as many draws as there are images. */
function draw(pictures: number, random: () => number): readonly number[] {
  const times = new Array<number>(pictures).fill(0);
  for (let drawn = 0; drawn < pictures; drawn += 1) {
    const picture = Math.floor(random() * pictures);
    times[picture] = (times[picture] ?? 0) + 1;
  }
  return times;
}

function meanPrecision(classes: readonly ClassFinds[], times: readonly number[]): number | null {
  const each = classes.flatMap(({ finds, boxes }) => {
    const truth = boxes.reduce((sum, count, picture) => sum + count * (times[picture] ?? 0), 0);
    const weighted = finds.map((find) => ({ ...find, weight: times[find.picture] ?? 0 }));
    const precision = averagePrecision(weighted, truth);
    return precision === null ? [] : [precision];
  });
  return each.length === 0 ? null : each.reduce((sum, value) => sum + value, 0) / each.length;
}
