import type { Face } from './face.ts';
import type { Light, LightField } from './light.ts';
import type { PhoneModel, Rgb } from './phones.ts';
import type { Placement } from './shapes.ts';
import type { Tray } from './tray.ts';

/** Everything needed to draw one frame. */
export type Scene = Readonly<{
  size: number;
  model: PhoneModel;
  frameColour: Rgb;
  face: Face;
  place: Placement;
  tray: Tray;
  /** The tray's offset from the image, in whole pixels. */
  trayX: number;
  trayY: number;
  light: Light;
  field: LightField;
}>;

/** A colour image as sRGB levels, three bytes a pixel, `size` pixels square. */
export type Frame = Readonly<{ size: number; levels: Uint8Array }>;

/** What is known about the pixels of one row while it is drawn. */
export type Row = Readonly<{
  levels: Uint8Array;
  /** Distance from the part's outline, in pixels, negative inside. */
  distance: Float64Array;
  /** Light on matt surfaces, and reflected by flat glass; linear. */
  matt: Float64Array;
  mirrored: Float64Array;
  /** What the tray reflects, linear and before its tint. */
  ground: Float64Array;
}>;
