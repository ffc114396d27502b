import type { Size } from '../../../../preload/contract/values/geometry.ts';

/** Decoded samples, 8 bits each, row by row, channels interleaved: 1 is grey, 3 is red, green, blue. */
export type Pixels = Size & Readonly<{ channels: 1 | 3; samples: Uint8Array }>;

/** A decoded picture. Its pixels may be fewer than its size says, when it was shrunk while it was read. */
export type Picture = Readonly<{ size: Size; pixels: Pixels }>;
