import type { SeenPicture, UnusualSign } from '../../../preload/contract/parts/picture.ts';
import { quantile } from '../statistics/quantile.ts';
import { type CentredLayout, centredLayout, layoutLikeness } from './layout-likeness.ts';
import { noiseOf } from './picture-fault.ts';

/** How many images are seen before any is compared: they must include the variants of a part. */
export const PICTURES_TO_LEARN = 45;
/** Enough to tell noise from a part, whatever its variants, and to know that all images of a camera have the same size. */
export const PICTURES_TO_KNOW_MUCH = 8;

/** The usual value of a figure: its centre, and its spread as a standard deviation. */
type Usual = Readonly<{ middle: number; spread: number }>;
type FigureSign = Exclude<UnusualSign, 'layout'>;

/** What images of a lane usually look like. */
export type UsualPicture = Readonly<{
  figures: Readonly<Record<FigureSign, Usual>>;
  layouts: readonly CentredLayout[];
  /** An image is unusual if it is less similar than this to the most similar of these layouts. */
  leastLikeness: number;
}>;

export type Departure = Readonly<{ sign: UnusualSign; measured: number; usual: number }>;

/** Turns a median absolute deviation into a standard deviation, for normally distributed values. */
const MAD_TO_SIGMA = 1.4826;

/**
 * A smaller deviation never counts, however similar the learned images were: lamps age, lenses lose
 * focus, and parts differ. Sizes, sharpness and noise are base-2 logarithms. On simulated lines no drift, taken as far as
 * it goes, deviates by more than 35 in brightness, 27 in contrast and 4.2 in sharpness. Images of one camera have one size: if
 * they do not, as with parts that are cut out, their spread shows it.
 */
const LEAST_DEPARTURE: Readonly<Record<FigureSign, number>> = {
  width: 0.02,
  height: 0.02,
  brightness: 60,
  contrast: 40,
  sharpness: 5,
  noise: 4,
  clipped: 0.3,
};

/** Cameras moved by a tenth of a part stay above 0.73, trays without a part are below 0.64. */
const LIKE_ENOUGH = 0.68;
/** If even usual images resemble each other little, similarity has to fall by this much below theirs. */
const LIKENESS_LOST = 0.25;

/** Learns from images of which some may be odd: medians and median deviations are hardly affected. */
export function learnUsual(pictures: readonly SeenPicture[]): UsualPicture {
  const figures = pictures.map(figuresOf);
  const usual = (name: FigureSign) => usualOf(figures.map((each) => each[name]));
  const layouts = pictures.map(({ signs }) => centredLayout(signs.layout));
  const likeness = layouts.map((layout) =>
    likestOf(
      layout,
      layouts.filter((other) => other !== layout),
    ),
  );
  return {
    figures: {
      width: usual('width'),
      height: usual('height'),
      brightness: usual('brightness'),
      contrast: usual('contrast'),
      sharpness: usual('sharpness'),
      noise: usual('noise'),
      clipped: usual('clipped'),
    },
    layouts,
    leastLikeness: Math.min(LIKE_ENOUGH, quantile(sorted(likeness), 0.1) - LIKENESS_LOST),
  };
}

/**
 * The largest deviation of an image from what is usual; `null` for a usual one. Figures that are not numbers are unusual.
 * @param tolerance how many standard deviations are still usual
 */
export function departureOf(picture: SeenPicture, usual: UsualPicture, tolerance: number): Departure | null {
  const figures = figuresOf(picture);
  let worst: { readonly sign: FigureSign; readonly times: number } | null = null;
  for (const [sign, least] of Object.entries(LEAST_DEPARTURE) as [FigureSign, number][]) {
    const { middle, spread } = usual.figures[sign];
    const away = figures[sign] - middle;
    // An image without noise is a good one; a blurred one is caught by its sharpness.
    const times = (sign === 'noise' ? Math.max(0, away) : Math.abs(away)) / Math.max(least, tolerance * spread);
    // Written the other way round, so that NaN is outside too.
    if (!(times <= (worst?.times ?? 1))) worst = { sign, times };
  }
  if (worst !== null) return spoken(worst.sign, figures[worst.sign], usual.figures[worst.sign].middle);
  const likeness = likestOf(centredLayout(picture.signs.layout), usual.layouts);
  return likeness >= usual.leastLikeness ? null : { sign: 'layout', measured: likeness, usual: usual.leastLikeness };
}

/**
 * How an image is odd compared with the few so far: pure noise, or a different size from all of them;
 * `null` if it is not, or while there are too few.
 */
export function oddBeside(picture: SeenPicture, pictures: readonly SeenPicture[]): Departure | null {
  if (pictures.length < PICTURES_TO_KNOW_MUCH) return null;
  const figures = figuresOf(picture);
  const others = pictures.map(figuresOf);
  for (const side of ['width', 'height'] as const) {
    const [one = 0, ...rest] = others.map((each) => each[side]);
    const isOneSize = rest.every((size) => size === one);
    if (isOneSize && Math.abs(figures[side] - one) > LEAST_DEPARTURE[side]) return spoken(side, figures[side], one);
  }
  const usual = median(others.map(({ noise }) => noise));
  return figures.noise - usual <= LEAST_DEPARTURE.noise ? null : spoken('noise', figures.noise, usual);
}

function likestOf(layout: CentredLayout, others: readonly CentredLayout[]): number {
  return others.reduce((most, other) => Math.max(most, layoutLikeness(layout, other)), -1);
}

function figuresOf({ width, height, optics, signs }: SeenPicture): Readonly<Record<FigureSign, number>> {
  const { brightness, contrast, sharpness } = optics;
  return {
    width: Math.log2(width),
    height: Math.log2(height),
    brightness,
    contrast,
    sharpness: Math.log2(sharpness + LEAST_SHARPNESS),
    noise: Math.log2(noiseOf(optics) + LEAST_NOISE),
    clipped: signs.clipped,
  };
}

/** A logarithm needs a floor: below these values there is nothing to distinguish. */
const LEAST_SHARPNESS = 0.01;
const LEAST_NOISE = 0.001;

/** The figures before taking logarithms. */
function spoken(sign: FigureSign, measured: number, usual: number): Departure {
  const isLogarithm = sign === 'width' || sign === 'height' || sign === 'sharpness' || sign === 'noise';
  // The logarithm of a whole number is off by a rounding error.
  const power = (value: number) => Number((2 ** value).toPrecision(6));
  return isLogarithm ? { sign, measured: power(measured), usual: power(usual) } : { sign, measured, usual };
}

function usualOf(values: readonly number[]): Usual {
  const middle = median(values);
  return { middle, spread: MAD_TO_SIGMA * median(values.map((value) => Math.abs(value - middle))) };
}

function median(values: readonly number[]): number {
  return quantile(sorted(values), 0.5);
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((one, other) => one - other);
}
