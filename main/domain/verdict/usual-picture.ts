import type { SeenPicture, UnusualSign } from '../../../preload/contract/parts/picture.ts';
import { quantile } from '../statistics/quantile.ts';
import { layoutLikeness } from './layout-likeness.ts';
import { noiseOf } from './picture-fault.ts';

/** So many pictures are looked at before any is compared: the variants of a part have to be among them. */
export const PICTURES_TO_LEARN = 45;
/** So many are enough to tell noise from a part, whatever its variants, and to know that a camera's pictures have one size. */
export const PICTURES_TO_KNOW_MUCH = 8;

/** How one figure usually is: its middle, and its spread as a standard deviation. */
type Usual = Readonly<{ middle: number; spread: number }>;
type FigureSign = Exclude<UnusualSign, 'layout'>;

/** What pictures of a lane usually look like. */
export type UsualPicture = Readonly<{
  figures: Readonly<Record<FigureSign, Usual>>;
  layouts: readonly (readonly number[])[];
  /** A picture is unusual that is less like the one of these layouts that it is most like. */
  leastLikeness: number;
}>;

export type Departure = Readonly<{ sign: UnusualSign; measured: number; usual: number }>;

/** Makes a standard deviation of a median absolute deviation, for values that are distributed normally. */
const MAD_TO_SIGMA = 1.4826;

/**
 * No departure smaller than this is one, however alike the pictures were that it was learned from: lamps age, lenses lose
 * focus, and parts differ. Sizes, sharpness and noise are logarithms to base 2. On simulated lines no drift, taken as far as
 * it goes, departs by more than 35 in brightness, 27 in contrast and 4.2 in sharpness. A camera's pictures have one size: where
 * they have not, as of parts that are cut out, their spread says so.
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

/** Cameras moved by a tenth of a part stay above 0.73, trays without a part below 0.64. */
const LIKE_ENOUGH = 0.68;
/** Where even usual pictures are little alike, their likeness has to fall by as much below theirs. */
const LIKENESS_LOST = 0.25;

/** Learns from pictures of which some may be odd: medians and median deviations hardly mind. */
export function learnUsual(pictures: readonly SeenPicture[]): UsualPicture {
  const figures = pictures.map(figuresOf);
  const usual = (name: FigureSign) => usualOf(figures.map((each) => each[name]));
  const layouts = pictures.map(({ signs }) => signs.layout);
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
 * By what a picture departs most from what is usual; `null` for a usual one. Figures that are no numbers are unusual.
 * @param tolerance how many standard deviations are still usual
 */
export function departureOf(picture: SeenPicture, usual: UsualPicture, tolerance: number): Departure | null {
  const figures = figuresOf(picture);
  let worst: { readonly sign: FigureSign; readonly times: number } | null = null;
  for (const [sign, least] of Object.entries(LEAST_DEPARTURE) as [FigureSign, number][]) {
    const { middle, spread } = usual.figures[sign];
    const away = figures[sign] - middle;
    // A picture without noise is a good one; one that is not sharp any more says so by its sharpness.
    const times = (sign === 'noise' ? Math.max(0, away) : Math.abs(away)) / Math.max(least, tolerance * spread);
    // Asked the other way round, so that NaN is outside too.
    if (!(times <= (worst?.times ?? 1))) worst = { sign, times };
  }
  if (worst !== null) return spoken(worst.sign, figures[worst.sign], usual.figures[worst.sign].middle);
  const likeness = likestOf(picture.signs.layout, usual.layouts);
  return likeness >= usual.leastLikeness ? null : { sign: 'layout', measured: likeness, usual: usual.leastLikeness };
}

/**
 * By what a picture is odd beside the few that there are so far: it is nothing but noise, or of another size than all of them are;
 * `null` for one that is not, or while there are too few.
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

function likestOf(layout: readonly number[], others: readonly (readonly number[])[]): number {
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

/** A logarithm needs a floor: below these there is nothing to tell apart. */
const LEAST_SHARPNESS = 0.01;
const LEAST_NOISE = 0.001;

/** The figures as they were before they were made logarithms. */
function spoken(sign: FigureSign, measured: number, usual: number): Departure {
  const isLogarithm = sign === 'width' || sign === 'height' || sign === 'sharpness' || sign === 'noise';
  // What the logarithm made of whole numbers is a hair beside them.
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
