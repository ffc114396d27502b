import sharp from 'sharp';
import type { Truth } from '../../truth/truth.ts';
import type { Part } from '../line/part.ts';
import { randomFor } from '../random.ts';
import { drawFace } from './face.ts';
import { soilLens } from './lens.ts';
import { type Light, sampleLight } from './light.ts';
import { applyMark, type Visible } from './marks/apply.ts';
import { drawBubble } from './marks/bubble.ts';
import { drawChip } from './marks/chip.ts';
import { drawCrack } from './marks/crack.ts';
import type { Defect, Mark } from './marks/defect.ts';
import { drawLint, drawSpeck } from './marks/dust.ts';
import { drawScratch } from './marks/scratch.ts';
import { drawStain } from './marks/stain.ts';
import type { Frame } from './scene.ts';
import { addNoise } from './sensor.ts';
import { shade } from './shade.ts';
import type { Placement, Point } from './shapes.ts';
import { type TrayKind, trayOf } from './tray.ts';
import { truthOf } from './truth-of-part.ts';

/** The station's contribution to an image: what stays the same from part to part, apart from drift. */
export type Station = Readonly<{
  light: Light;
  tray: TrayKind;
  /** Side of the square image in pixels; the field of view stays the same. */
  size: number;
  /** Standard deviation of the lens's blur in pixels of a 1280-pixel image. */
  blur: number;
  /** 1 is a well-lit sensor. */
  noise: number;
  /** How dirty the lens is, 0 to 1. */
  dirt: number;
  /** How far the camera has moved since it was set up, in millimetres on the tray. */
  shift: Point;
  /** Severity from which a defect is a reason to reject. */
  acceptanceLimit: number;
}>;

/** Width of the camera's view, in millimetres. */
export const FIELD_OF_VIEW = 174;
const JPEG_QUALITY = 90;

export type Rendered = Readonly<{ jpeg: Buffer; truth: Truth }>;

/** Takes an image of a part: deterministic in its arguments, byte for byte. */
export async function renderPart(part: Part, station: Station): Promise<Rendered> {
  const { frame, shown } = await drawFrame(part, station);
  if (station.dirt > 0) soilLens(frame.levels, frame.size, station.dirt);
  const raw = { width: frame.size, height: frame.size, channels: 3 } as const;
  const sigma = station.blur * (station.size / 1280);
  const seen = sigma < 0.3 ? frame.levels : await sharp(frame.levels, { raw }).blur(sigma).raw().toBuffer();
  addNoise(seen, frame.size, station.noise, `${part.seed}/${part.number}`);
  const jpeg = await sharp(seen, { raw }).jpeg({ quality: JPEG_QUALITY }).toBuffer();
  return { jpeg, truth: truthOf(part, frame.size, shown, station.acceptanceLimit) };
}

/** The part before lens and sensor, and what is visible of each of its defects. */
export async function drawFrame(
  part: Part,
  { light, tray, size, shift }: Station,
): Promise<{ frame: Frame; shown: (Visible | null)[] }> {
  const pixelsPerMm = size / FIELD_OF_VIEW;
  const place: Placement = {
    centreX: size / 2 + (part.pose.x + shift.x) * pixelsPerMm,
    centreY: size / 2 + (part.pose.y + shift.y) * pixelsPerMm,
    angle: part.pose.angle,
    pixelsPerMm,
  };
  const { model, front, frameColour } = part;
  const field = sampleLight(light, size, pixelsPerMm);
  const random = randomFor(part.seed, part.number, 'scene');
  const trayTexture = await trayOf(tray, size, pixelsPerMm);
  const slack = (trayTexture.side - size) / 2;
  const frame = shade({
    size,
    model,
    frameColour,
    place,
    light,
    field,
    tray: trayTexture,
    face: await drawFace(model, front, place, size),
    trayX: Math.round(slack + (random.between(-1, 1) - shift.x) * pixelsPerMm),
    trayY: Math.round(slack + (random.between(-1, 1) - shift.y) * pixelsPerMm),
  });
  const lay = (mark: Mark | null) => (mark === null ? null : applyMark(frame, mark, model, place, field));
  const shown = part.defects.map((defect) => lay(drawDefect(defect, part, place, size, light)));
  layDust(part, size, pixelsPerMm, lay);
  return { frame, shown };
}

function drawDefect(defect: Defect, { model }: Part, place: Placement, size: number, light: Light): Mark | null {
  const glassDepth = model.frame + 0.2;
  switch (defect.class) {
    case 'scratch':
      return drawScratch(defect, place, size, light.angle, glassDepth);
    case 'crack':
      return drawCrack(defect, place, size, glassDepth);
    case 'chip':
      return drawChip(defect, place, size, model.frame);
    case 'stain':
      return drawStain(defect, place, size, glassDepth);
    case 'bubble':
      return drawBubble(defect, place, size, light.angle, glassDepth);
    default:
      return defect.class satisfies never;
  }
}

function layDust(part: Part, size: number, pixelsPerMm: number, lay: (mark: Mark | null) => unknown): void {
  const random = randomFor(part.seed, part.number, 'dust');
  for (let i = 0; i < part.dust; i++) lay(drawSpeck(random, size, pixelsPerMm));
  for (let i = 0; i < part.lint; i++) lay(drawLint(random, size, pixelsPerMm));
}
