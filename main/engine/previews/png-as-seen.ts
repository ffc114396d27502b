import { pngChunks } from '../vision/container/png-pictures.ts';

/** What is said of the colours of a picture whose values are to be shown as they are: 1 ÷ 2.2, in hundred-thousandths. */
const PLAIN_GAMMA = 45_455;

/**
 * Whether Chromium shows the values of the PNG that begins with these bytes the way the station saw them. It follows what chunks
 * say of gamma and colour space, which the station leaves out: a wrong one can make a part look all white. Where a plain
 * colour space is named, it goes before gamma. Source: W3C, PNG, third edition, 4.3.
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
