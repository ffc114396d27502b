import { LAYOUT_SIDE, type SeenPicture } from '../../../preload/contract/parts/picture.ts';

/** A light part on a dark background, as brightness of cells: what most images of a line have in common. */
export function layoutOfPart(draw = 0): number[] {
  return Array.from({ length: LAYOUT_SIDE ** 2 }, (_, cell) => {
    const [x, y] = [cell % LAYOUT_SIDE, Math.floor(cell / LAYOUT_SIDE)];
    const isPart = x >= 5 && x < 11 && y >= 3 && y < 13;
    return Math.round((isPart ? 160 : 60) + 8 * Math.sin(draw * 7 + cell));
  });
}

/** An ordinary image of a line; `draw`, 0 to 1, makes it differ a little from the others. */
export function seenPicture(draw = 0, changed: Partial<SeenPicture> = {}): SeenPicture {
  return {
    width: 1280,
    height: 960,
    optics: { brightness: 96 + 6 * draw, contrast: 40 + 3 * draw, sharpness: 300 + 60 * draw },
    signs: { clipped: 0.01 * draw, blankRows: 0, layout: layoutOfPart(draw) },
    ...changed,
  };
}
