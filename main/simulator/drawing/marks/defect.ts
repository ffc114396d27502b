import type { SimulatedClass } from '../../../../preload/contract/station/simulator.ts';
import type { Rgb } from '../phones.ts';
import type { Point } from '../shapes.ts';
import type { Patch } from './patch.ts';

/** In the order of the shipped models' class numbers. */
export const DEFECT_CLASSES = ['scratch', 'crack', 'chip', 'stain'] as const satisfies readonly SimulatedClass[];
/** Unknown to the shipped models: it comes to the line only as concept drift. */
export const NEW_DEFECT_CLASS = 'bubble' satisfies SimulatedClass;
export type DefectClass = SimulatedClass;

/** One flaw of the part. `severity` runs from 0 (hardly there) to 1 (glaring) and sets both size and contrast. */
export type Defect = Readonly<{
  class: DefectClass;
  severity: number;
  /** Where it sits: millimetres from the part's centre, the part upright. */
  at: Point;
  /** Its direction in the part's axes, radians. */
  angle: number;
  /** Chooses among the shapes such a flaw can have. */
  seed: string;
}>;

/** A mark ready to be laid over the picture. */
export type Mark = Readonly<{
  patch: Patch;
  /** Full strength in sRGB levels, in the light the station was set up at. */
  levels: number;
  /** Share of the strength that each colour takes. */
  tint: Rgb;
  /** Millimetres inside the part's outline where it starts: a stain lies on glass, a chip takes the edge along. */
  fromDepth: number;
}>;
