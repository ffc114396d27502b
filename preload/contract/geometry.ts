import { z } from 'zod';

/** A box in pixels of the upright picture: origin top left, x right, y down. */
export const pixelBoxSchema = z.object({
  space: z.literal('pixel'),
  x: z.number(),
  y: z.number(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
});
export type PixelBox = Readonly<z.infer<typeof pixelBoxSchema>>;

export const sizeSchema = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });
export type Size = Readonly<z.infer<typeof sizeSchema>>;

/** A closed outline in pixels of the upright picture: x and y in turn, at least three points. */
export const outlineSchema = z.array(z.number()).min(6);
export type Outline = readonly number[];
