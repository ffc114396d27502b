import { pngChunks } from './png-pictures.ts';

const COLOUR_TYPE_AT = 9;
/** Colour types without colours: grey, and grey with alpha. */
const GREY: ReadonlySet<number> = new Set([0, 4]);

/**
 * What is wrong with a PNG that its decoder would not notice. Each chunk has its own checksum, but one that says it is grey
 * and brings a palette would show the numbers of its colours. `null` if nothing is wrong. Source: W3C, PNG, third edition, 11.2.2.
 */
export function pngDamage(bytes: Uint8Array): string | null {
  let isGrey = false;
  for (const { kind, content } of pngChunks(bytes)) {
    if (kind === 'IHDR') isGrey = GREY.has(content[COLOUR_TYPE_AT] ?? -1);
    if (kind === 'PLTE' && isGrey) return 'it says that it is grey, and has a palette';
  }
  return null;
}
