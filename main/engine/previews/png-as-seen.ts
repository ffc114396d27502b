import { pngChunks } from '../vision/container/png-pictures.ts';

/** The gamma of a picture whose values are to be shown unchanged: 1 ÷ 2.2, in hundred-thousandths. */
const PLAIN_GAMMA = 45_455;

/**
 * Whether Chromium shows the values of the PNG that begins with these bytes as the station saw them. Chromium applies the gamma
 * and colour space chunks, which the station ignores: a wrong one can make a part look all white. If a plain
 * colour space is named, it takes precedence over gamma. Source: W3C, PNG, third edition, 4.3.
 */
export function isPngShownAsSeen(head: Uint8Array): boolean {
  let isPlain = true;
  let isNamed = false;
  for (const { kind, content } of pngChunks(head)) {
    if (kind === 'IDAT') return isNamed || isPlain;
    if (kind === 'iCCP' || kind === 'cICP') return false;
    if (kind === 'sRGB') isNamed = true;
    if (kind === 'gAMA') isPlain &&= content.length === 4 && content.readUInt32BE(0) === PLAIN_GAMMA;
    if (kind === 'cHRM') isPlain = false;
  }
  return false;
}
