import type { SimulatedClass } from '../../../../preload/contract/station/simulator.ts';
import type { Rgb } from '../phones.ts';
import type { Point } from '../shapes.ts';
import type { Patch } from './patch.ts';

/** In the order of the shipped models' class numbers. */
export const DEFECT_CLASSES = ['scratch', 'crack', 'chip', 'stain'] as const satisfies readonly SimulatedClass[];
/** Unknown to the shipped models: appears only as concept drift. */
export const NEW_DEFECT_CLASS = 'bubble' satisfies SimulatedClass;
export type DefectClass = SimulatedClass;

/** One flaw of the part. `severity` ranges from 0 (hardly visible) to 1 (obvious) and sets both size and contrast. */
export type Defect = Readonly<{
  class: DefectClass;
  severity: number;
  /** Its position: millimetres from the part's centre, with the part upright. */
  at: Point;
  /** Its direction along the part's axes, in radians. */
  angle: number;
  /** Selects one of the possible shapes of such a flaw. */
  seed: string;
}>;

/** A mark ready to be drawn over the image. */
export type Mark = Readonly<{
  patch: Patch;
  /** Full strength in sRGB levels, in the light the station was set up with. */
  levels: number;
  /** The share of the strength for each colour. */
  tint: Rgb;
  /** How far inside the part's outline it starts, in millimetres: a stain lies on glass, a chip includes the edge. */
  fromDepth: number;
}>;
