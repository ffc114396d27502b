import { contours } from 'd3-contour';
import type { Outline } from '../../../../preload/contract/values/geometry.ts';
import type { Candidate } from '../layouts/candidate.ts';
import type { OutputTensor } from '../layouts/tensor.ts';
import { type Letterbox, pictureX, pictureY } from './letterbox.ts';

/**
 * The outline of a candidate's mask in pixels of the upright picture: the weighted sum of the prototype masks, cut to the
 * candidate's box, traced where its sigmoid is one half. The largest part counts; `undefined` where nothing is left.
 * Source of the prototype masks: Bolya et al., "YOLACT: Real-time Instance Segmentation".
 */
export function outlineOf(candidate: Candidate, prototypes: OutputTensor, letterbox: Letterbox): Outline | undefined {
  const { coefficients } = candidate;
  const [gridHeight, gridWidth] = [prototypes.dims.at(-2) ?? 0, prototypes.dims.at(-1) ?? 0];
  const toGridX = gridWidth / letterbox.input.width;
  const toGridY = gridHeight / letterbox.input.height;
  const left = Math.max(0, Math.floor(candidate.x1 * toGridX));
  const top = Math.max(0, Math.floor(candidate.y1 * toGridY));
  const width = Math.min(gridWidth, Math.ceil(candidate.x2 * toGridX)) - left;
  const height = Math.min(gridHeight, Math.ceil(candidate.y2 * toGridY)) - top;
  if (coefficients === undefined || width < 1 || height < 1) return undefined;

  const mask = weightedSum(coefficients, prototypes, { left, top, width, height });
  const ring = largestRing(mask, width, height);
  if (ring === undefined) return undefined;
  return ring
    .slice(0, -1)
    .flatMap(([x = 0, y = 0]) => [
      rounded(pictureX((x + left) / toGridX, letterbox), letterbox.picture.width),
      rounded(pictureY((y + top) / toGridY, letterbox), letterbox.picture.height),
    ]);
}

type GridArea = Readonly<{ left: number; top: number; width: number; height: number }>;

function weightedSum(coefficients: Float32Array, { dims, data }: OutputTensor, area: GridArea): number[] {
  const [gridHeight, gridWidth] = [dims.at(-2) ?? 0, dims.at(-1) ?? 0];
  const sum = new Array<number>(area.width * area.height).fill(0);
  for (const [plane, weight] of coefficients.entries()) {
    for (let y = 0, o = 0; y < area.height; y += 1) {
      let at = (plane * gridHeight + area.top + y) * gridWidth + area.left;
      for (let x = 0; x < area.width; x += 1, at += 1, o += 1)
        sum[o] = (sum[o] as number) + weight * (data[at] as number);
    }
  }
  return sum;
}

function largestRing(mask: number[], width: number, height: number) {
  const traced = contours().size([width, height]).contour(mask, 0);
  const outer = traced.coordinates.flatMap((polygon) => polygon.slice(0, 1)).filter((ring) => ring.length > 3);
  return outer.toSorted((a, b) => ringArea(b) - ringArea(a))[0];
}

function ringArea(ring: readonly (readonly number[])[]): number {
  let twice = 0;
  for (const [i, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

/** A tenth of a pixel is finer than any prototype mask, and a third of the text. */
function rounded(value: number, limit: number): number {
  return Math.round(Math.min(Math.max(value, 0), limit) * 10) / 10;
}
