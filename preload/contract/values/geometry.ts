import { z } from 'zod';

/** Larger than the sides of any accepted image, in both directions. */
const FURTHEST = 10_000_000;
const coordinate = z.number().min(-FURTHEST).max(FURTHEST);
const length = z.number().min(0).max(FURTHEST);

/** A box in pixels of the upright image: origin top left, x right, y down. */
export const pixelBoxSchema = z.object({
  space: z.literal('pixel'),
  x: coordinate,
  y: coordinate,
  width: length,
  height: length,
});
export type PixelBox = Readonly<z.infer<typeof pixelBoxSchema>>;

export const sizeSchema = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });
export type Size = Readonly<z.infer<typeof sizeSchema>>;

/** A closed outline in pixels of the upright image: x and y alternating, at least three points. */
export const outlineSchema = z.array(coordinate).min(6);
export type Outline = readonly number[];
