import type { Random } from '../random.ts';

/** A lamp's reflection in the glass: a soft-edged panel or ring; lengths in millimetres from the image's centre. */
export type Glare = Readonly<{
  shape: 'panel' | 'ring';
  x: number;
  y: number;
  /** Half the sides of a panel; for a ring its radius and half the width of its tube. */
  a: number;
  b: number;
  angle: number;
  softness: number;
  /** Light from the glass to the camera, linear, where white paper is 1. */
  strength: number;
}>;

/** The light over one image. Angles in radians, along the image's axes (x right, y down). */
export type Light = Readonly<{
  /** The position of the main lamp. */
  angle: number;
  /** Exposure: 1 is the level at which the station was set up. */
  power: number;
  ambient: number;
  /** How much brighter the image is on the lamp's side. */
  gradient: number;
  vignette: number;
  /** White balance of the light: gains of red and blue. */
  red: number;
  blue: number;
  /** A vertical tint over the glass from the surroundings, linear. */
  sky: number;
  glares: readonly Glare[];
}>;

/** The one lamp of the station's first weeks: always in the same place, with hardly any change. */
export function firstLamp(random: Random): Light {
  return {
    angle: -2.3,
    power: random.between(0.97, 1.03),
    ambient: 0.3,
    gradient: 0.22,
    vignette: 0.16,
    red: 1,
    blue: 1,
    sky: 0.006,
    glares: [
      {
        shape: 'panel',
        x: -42 + random.between(-2, 2),
        y: -50 + random.between(-2, 2),
        a: 22,
        b: 46,
        angle: 0.5,
        softness: 9,
        strength: 0.034,
      },
    ],
  };
}

/** Lamps at different lines: place, kind, power and colour all differ. */
export function drawLamps(random: Random): Light {
  const warmth = random.between(-0.11, 0.11);
  return {
    angle: random.between(-Math.PI, Math.PI),
    power: random.between(0.78, 1.2),
    ambient: random.between(0.2, 0.5),
    gradient: random.between(0.05, 0.38),
    vignette: random.between(0.08, 0.3),
    red: 1 + warmth,
    blue: 1 - warmth,
    sky: random.between(0.002, 0.014),
    glares: Array.from({ length: random.whole(1, 3) }, () =>
      random.chance(0.25) ? drawRing(random) : drawPanel(random),
    ),
  };
}

/** The same lamps one part later: mains flicker and a slightly different position of the part. */
export function jitterLight(light: Light, random: Random): Light {
  return {
    ...light,
    power: light.power * random.between(0.97, 1.03),
    glares: light.glares.map((glare) => ({
      ...glare,
      x: glare.x + random.normal() * 1.5,
      y: glare.y + random.normal() * 1.5,
      angle: glare.angle + random.normal() * 0.02,
    })),
  };
}

function drawPanel(random: Random): Glare {
  const isTube = random.chance(0.3);
  return {
    shape: 'panel',
    x: random.between(-60, 60),
    y: random.between(-85, 85),
    angle: random.between(-1.2, 1.2),
    a: isTube ? random.between(3, 6) : random.between(14, 40),
    b: random.between(35, 90),
    softness: isTube ? random.between(2.5, 5) : random.between(4, 22),
    strength: random.between(0.012, 0.075),
  };
}

function drawRing(random: Random): Glare {
  return {
    shape: 'ring',
    x: random.between(-25, 25),
    y: random.between(-40, 40),
    a: random.between(18, 40),
    b: random.between(2.5, 6),
    angle: 0,
    softness: random.between(2.5, 6),
    strength: random.between(0.015, 0.07),
  };
}

/** Pixels between two samples of the light; it changes slowly enough for linear interpolation. */
export const LIGHT_STEP = 8;

/** Light sampled every `LIGHT_STEP` pixels, `columns` per row: on matt surfaces, and reflected by flat glass. Linear. */
export type LightField = Readonly<{ columns: number; matt: Float32Array; mirrored: Float32Array }>;

export function sampleLight(light: Light, size: number, pixelsPerMm: number): LightField {
  const columns = Math.ceil(size / LIGHT_STEP) + 1;
  const matt = new Float32Array(columns * columns);
  const mirrored = new Float32Array(columns * columns);
  const [toLampX, toLampY] = [Math.cos(light.angle), Math.sin(light.angle)];
  const half = size / 2 / pixelsPerMm;
  const glares = light.glares.map(preparedGlare);
  for (let row = 0; row < columns; row++) {
    const y = (row * LIGHT_STEP) / pixelsPerMm - half;
    for (let column = 0; column < columns; column++) {
      const x = (column * LIGHT_STEP) / pixelsPerMm - half;
      const edge = 1 - (light.vignette * (x * x + y * y)) / (half * half);
      const slope = (light.gradient * (x * toLampX + y * toLampY)) / half;
      const at = row * columns + column;
      matt[at] = light.power * edge * (light.ambient + (1 - light.ambient) * (1 + slope));
      let mirror = light.sky * (1 + 0.5 * (y / half));
      for (const glare of glares) mirror += glare(x, y);
      mirrored[at] = light.power * edge * mirror;
    }
  }
  return { columns, matt, mirrored };
}

/** Writes the light of every pixel of row `y`, from one of the field's two kinds, into `row`. */
export function lightAlongRow({ columns }: LightField, kind: Float32Array, y: number, row: Float64Array): void {
  const above = Math.floor(y / LIGHT_STEP) * columns;
  const down = (y % LIGHT_STEP) / LIGHT_STEP;
  let to = (kind[above] ?? 0) * (1 - down) + (kind[above + columns] ?? 0) * down;
  for (let column = 0; column * LIGHT_STEP < row.length; column++) {
    const next = above + column + 1;
    const from = to;
    to = (kind[next] ?? 0) * (1 - down) + (kind[next + columns] ?? 0) * down;
    for (let step = 0; step < LIGHT_STEP; step++) {
      row[column * LIGHT_STEP + step] = from * (1 - step / LIGHT_STEP) + to * (step / LIGHT_STEP);
    }
  }
}

function preparedGlare(glare: Glare): (x: number, y: number) => number {
  const [cos, sin] = [Math.cos(glare.angle), Math.sin(glare.angle)];
  const fall = (outside: number) => 1 / (1 + Math.exp((outside * 3) / glare.softness));
  return (x, y) => {
    const u = (x - glare.x) * cos + (y - glare.y) * sin;
    const v = (y - glare.y) * cos - (x - glare.x) * sin;
    if (glare.shape === 'ring') return glare.strength * fall(Math.abs(Math.hypot(u, v) - glare.a) - glare.b);
    return glare.strength * fall(Math.abs(u) - glare.a) * fall(Math.abs(v) - glare.b);
  };
}
