import sharp from 'sharp';
import { type Random, randomFor } from '../random.ts';

/** Engraved into a tray beside its pocket: a code of square modules and two crosshairs for aligning the camera. Cover, 0 to 255. */
export async function drawTrayPrint(kind: string, side: number, pixelsPerMm: number): Promise<Uint8Array> {
  const random = randomFor('tray-print', kind);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%"/>
    <g transform="translate(${side / 2} ${side / 2}) scale(${pixelsPerMm})" fill="#fff">
    <g transform="translate(55.5 60)">${codeModules(random)}</g>${crosshair(-61, -66)}${crosshair(61, -66)}</g></svg>`;
  return await sharp(Buffer.from(svg)).toColourspace('b-w').raw().toBuffer();
}

/** Sixteen by sixteen modules with the solid and the dashed corner by which a reader finds such a code. */
function codeModules(random: Random): string {
  const [modules, pitch] = [16, 0.72];
  const cells = Array.from({ length: modules * modules }, (_, i) => ({
    column: i % modules,
    row: Math.floor(i / modules),
  }));
  const isSet = ({ column, row }: { column: number; row: number }) => {
    if (column === 0 || row === modules - 1) return true;
    if (row === 0) return column % 2 === 0;
    return column === modules - 1 ? row % 2 === 1 : random.chance(0.5);
  };
  const rects = cells
    .filter(isSet)
    .map(({ column, row }) => `<rect x="${column * pitch}" y="${row * pitch}" width="${pitch}" height="${pitch}"/>`);
  return rects.join('');
}

function crosshair(x: number, y: number): string {
  return `<g transform="translate(${x} ${y})" stroke="#fff" stroke-width="0.35"><circle r="2.6" fill="none"/><path d="M-4 0H4M0-4V4"/></g>`;
}
