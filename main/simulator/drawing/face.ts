import sharp from 'sharp';
import type { PhoneModel, Rgb } from './phones.ts';
import type { Placement } from './shapes.ts';

/** The print under the glass as sRGB levels, three bytes a pixel: a window of the image at (left, top). */
export type Face = Readonly<{ left: number; top: number; width: number; height: number; levels: Uint8Array }>;

/** Draws bezel, dark display, camera cut-out, speaker and lenses of a phone as it lies, clipped to the picture. */
export async function drawFace(model: PhoneModel, front: Rgb, place: Placement, size: number): Promise<Face> {
  const reach = (Math.abs(Math.sin(place.angle)) * model.height + Math.abs(Math.cos(place.angle)) * model.width) / 2;
  const drop = (Math.abs(Math.sin(place.angle)) * model.width + Math.abs(Math.cos(place.angle)) * model.height) / 2;
  const left = Math.max(0, Math.floor(place.centreX - reach * place.pixelsPerMm));
  const top = Math.max(0, Math.floor(place.centreY - drop * place.pixelsPerMm));
  const width = Math.min(size, Math.ceil(place.centreX + reach * place.pixelsPerMm)) - left;
  const height = Math.min(size, Math.ceil(place.centreY + drop * place.pixelsPerMm)) - top;
  const degrees = (place.angle * 180) / Math.PI;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${css(front)}"/>
    <g transform="translate(${place.centreX - left} ${place.centreY - top}) rotate(${degrees}) scale(${place.pixelsPerMm})">
    ${display(model, front)}${cutouts[model.cutout](model, front)}</g></svg>`;
  const levels = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  return { left, top, width, height, levels };
}

function display({ width, height, bezel, displayRadius }: PhoneModel, front: Rgb): string {
  const [x, y] = [-width / 2 + bezel.side, -height / 2 + bezel.top];
  const [w, h] = [width - 2 * bezel.side, height - bezel.top - bezel.bottom];
  // A display that is off is slightly greyer than black print; next to white print it has a dark gasket.
  const isDarkFront = front[0] < 100;
  return `<defs><linearGradient id="d" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#1c1d22"/>
    <stop offset="1" stop-color="#17181d"/></linearGradient></defs>
    <rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${displayRadius}" fill="url(#d)" stroke="#050506" stroke-width="${isDarkFront ? 0.12 : 0.35}"/>`;
}

const lens = (
  x: number,
  y: number,
  r: number,
) => `<circle cx="${x}" cy="${y}" r="${r}" fill="#060607" stroke="#2b2c30" stroke-width="0.14"/>
  <circle cx="${x}" cy="${y}" r="${r * 0.62}" fill="#0b0f1c"/><circle cx="${x}" cy="${y}" r="${r * 0.36}" fill="#18223c"/>
  <circle cx="${x - r * 0.22}" cy="${y - r * 0.25}" r="${r * 0.13}" fill="#7f92b8"/>`;

const speaker = (y: number, length: number, fill = '#2a2a2c') =>
  `<rect x="${-length / 2}" y="${y - 0.45}" width="${length}" height="0.9" rx="0.45" fill="${fill}" stroke="#0a0a0b" stroke-width="0.12"/>
  <line x1="${-length / 2 + 0.5}" y1="${y}" x2="${length / 2 - 0.5}" y2="${y}" stroke="#4a4a4d" stroke-width="0.4" stroke-dasharray="0.2 0.25"/>`;

type DrawCutout = (model: PhoneModel, front: Rgb) => string;

const cutouts = {
  punch: ({ height, bezel }) => speaker(-height / 2 + 1.5, 10) + lens(0, -height / 2 + bezel.top + 3.6, 2.1),
  notch: ({ height, bezel }, front) => {
    const y = -height / 2 + bezel.top - 0.3;
    return `<path d="M-18.6 ${y} q1.4 0 1.4 1.3 v0.8 q0 3.1 3.2 3.1 h28 q3.2 0 3.2 -3.1 v-0.8 q0 -1.3 1.4 -1.3z" fill="${css(front)}"/>
      ${speaker(y + 1.9, 8)}${lens(8.4, y + 2.2, 1.5)}<circle cx="-8" cy="${y + 2.2}" r="1.1" fill="#0d0d12"/>
      <circle cx="-12" cy="${y + 2.2}" r="0.8" fill="#120f14"/>`;
  },
  drop: ({ height, bezel }, front) => {
    const y = -height / 2 + bezel.top - 0.3;
    return `<path d="M-6.2 ${y} q2.8 0 3.2 2 q0.6 3.2 3 3.2 q2.4 0 3 -3.2 q0.4 -2 3.2 -2z" fill="${css(front)}"/>${lens(0, y + 2.6, 1.7)}${speaker(-height / 2 + 1.7, 12)}`;
  },
  pill: ({ height, bezel }) => {
    const y = -height / 2 + bezel.top + 4;
    return `<rect x="-9.5" y="${y - 2.6}" width="19" height="5.2" rx="2.6" fill="#08080a"/>${lens(5.8, y, 1.7)}<circle cx="-5" cy="${y}" r="1.3" fill="#100d14"/>${speaker(-height / 2 + 1.3, 9)}`;
  },
  forehead: ({ height, bezel }, front) => {
    const dark = front[0] < 100;
    const y = -height / 2 + bezel.top / 2;
    const button = height / 2 - bezel.bottom / 2;
    return `${speaker(y + 0.8, 10.5)}${lens(-9.4, y + 0.8, 1.4)}<circle cx="0" cy="${y - 3.4}" r="0.8" fill="#16161a"/>
      <circle cx="0" cy="${button}" r="5.4" fill="${dark ? '#0e0e10' : '#cfd0cd'}" stroke="${dark ? '#3c3c40' : '#a4a5a3'}" stroke-width="0.45"/>`;
  },
  twin: ({ height, bezel }) =>
    lens(-26, -height / 2 + bezel.top + 4.4, 2) +
    lens(-20.6, -height / 2 + bezel.top + 4.4, 2) +
    speaker(-height / 2 + 4, 22),
} as const satisfies Record<PhoneModel['cutout'], DrawCutout>;

function css([red, green, blue]: Rgb): string {
  return `rgb(${red},${green},${blue})`;
}
