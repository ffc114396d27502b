import { DEFAULT_SIMULATOR_SETTINGS, type PartMix } from '../../../preload/contract/station/simulator.ts';
import { DEFECT_CLASSES, type Defect, type DefectClass, NEW_DEFECT_CLASS } from '../drawing/marks/defect.ts';
import { NEW_PHONE_MODEL, PHONE_MODELS, type PhoneModel, type Rgb } from '../drawing/phones.ts';
import { mix, type Point } from '../drawing/shapes.ts';
import { type Random, randomFor } from '../random.ts';

/** The mix of parts on an ordinary day. */
export const DEFAULT_PART_MIX: PartMix = DEFAULT_SIMULATOR_SETTINGS.parts;

/** The limit around which severities are drawn: a defect at or above it is a reason to reject the part. */
export const ACCEPTANCE_LIMIT = 0.28;

/** One part as it lies on the tray: lengths in millimetres, angles in radians. */
export type Part = Readonly<{
  seed: string;
  number: number;
  serial: string;
  lot: string;
  model: PhoneModel;
  front: Rgb;
  frameColour: Rgb;
  pose: Readonly<{ x: number; y: number; angle: number }>;
  defects: readonly Defect[];
  dust: number;
  lint: number;
}>;

const PARTS_PER_LOT = 500;

/**
 * The part with this number; the same for the same seed, number and mix, whatever was drawn before.
 * `newModelRate` is the share of parts of the phone model that is new on the line.
 */
export function drawPart(seed: string, number: number, partMix: PartMix, newModelRate = 0): Part {
  const random = randomFor(seed, number, 'part');
  const model: PhoneModel = random.chance(newModelRate) ? NEW_PHONE_MODEL : random.pick(PHONE_MODELS);
  return {
    seed,
    number,
    model,
    serial: `SN${String(number).padStart(8, '0')}`,
    lot: `L${String(400 + Math.floor(number / PARTS_PER_LOT)).padStart(4, '0')}`,
    front: random.pick(model.fronts),
    frameColour: random.pick(model.frames),
    pose: { x: random.normal() * 1.6, y: random.normal() * 1.6, angle: random.normal() * 0.022 },
    defects: drawDefects(randomFor(seed, number, 'defects'), `${seed}/${number}`, model, partMix),
    dust: Math.round(4 + 40 * random.unit() ** 2),
    lint: random.chance(0.45) ? random.whole(1, 4) : 0,
  };
}

function drawDefects(random: Random, seed: string, model: PhoneModel, partMix: PartMix): Defect[] {
  const gap = mix(0.08, 0.02, partMix.borderline);
  const severities: number[] = [];
  let more = partMix.defectRate;
  while (severities.length < 4 && random.chance(more)) {
    const from = ACCEPTANCE_LIMIT + gap;
    severities.push(from + (1 - from) * random.unit() ** mix(0.6, 2.4, partMix.borderline));
    more = partMix.furtherDefect;
  }
  if (random.chance(partMix.toleratedRate)) {
    for (let marks = random.whole(1, 3); marks > 0; marks--)
      severities.push(random.between(0.03, ACCEPTANCE_LIMIT - gap));
  }
  const defects: Defect[] = [];
  for (const [i, severity] of severities.entries()) {
    const defect = placeDefect(random, `${seed}/${i}`, drawClass(random, partMix, severity), severity, model);
    const isCrowded = defects.some(({ at }) => Math.hypot(at.x - defect.at.x, at.y - defect.at.y) < 22);
    if (!isCrowded) defects.push(defect);
  }
  return defects;
}

function drawClass(random: Random, { classMix }: PartMix, severity: number): DefectClass {
  // A crack grows: there is no tolerated one.
  const classes = [...DEFECT_CLASSES, NEW_DEFECT_CLASS].filter(
    (each) => severity >= ACCEPTANCE_LIMIT || each !== 'crack',
  ) as DefectClass[];
  let rest = random.unit() * classes.reduce((sum, each) => sum + classMix[each], 0);
  for (const each of classes) {
    rest -= classMix[each];
    if (rest < 0) return each;
  }
  return 'scratch';
}

function placeDefect(
  random: Random,
  seed: string,
  defectClass: DefectClass,
  severity: number,
  model: PhoneModel,
): Defect {
  const onEdge = defectClass === 'chip' || (defectClass === 'crack' && random.chance(0.55));
  if (onEdge) return { class: defectClass, severity, seed, ...edgePoint(random, model) };
  const margin = model.frame + 5 + (defectClass === 'scratch' ? 9 : 7) * severity;
  const at = {
    x: random.between(-1, 1) * (model.width / 2 - margin),
    y: random.between(-1, 1) * (model.height / 2 - margin),
  };
  return {
    class: defectClass,
    severity,
    seed,
    at,
    angle: defectClass === 'scratch' ? slant(random, severity) : random.between(0, 2 * Math.PI),
  };
}

/** Scratches are slanted: one along the image's rows would have a box too flat for anybody to match. */
function slant(random: Random, severity: number): number {
  const least = mix(0.35, 0.1, severity);
  return random.between(least, Math.PI / 2 - least) * random.pick([-1, 1]);
}

/** A point where glass meets frame, and the direction from there into the glass. */
function edgePoint(random: Random, { width, height, frame, cornerRadius }: PhoneModel): { at: Point; angle: number } {
  const depth = frame + random.between(0.2, 0.6);
  if (random.chance(0.3)) {
    const [signX, signY] = [random.pick([-1, 1]), random.pick([-1, 1])];
    const turn = random.between(0.2, 1.37);
    const radius = cornerRadius - depth;
    const x = signX * (width / 2 - cornerRadius + radius * Math.cos(turn));
    const y = signY * (height / 2 - cornerRadius + radius * Math.sin(turn));
    return { at: { x, y }, angle: Math.atan2(-y, -x) };
  }
  const along = random.between(-1, 1);
  const sign = random.pick([-1, 1]);
  const isLongSide = random.chance(0.68);
  const at = isLongSide
    ? { x: sign * (width / 2 - depth), y: along * (height / 2 - cornerRadius) }
    : { x: along * (width / 2 - cornerRadius), y: sign * (height / 2 - depth) };
  return { at, angle: isLongSide ? (sign > 0 ? Math.PI : 0) : sign > 0 ? -Math.PI / 2 : Math.PI / 2 };
}
