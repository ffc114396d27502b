import type { Result } from '../../../../preload/contract/faults/result.ts';
import type { ModelProfile } from '../../../../preload/contract/models/model.ts';
import type { Optics, PictureSigns, StageTimes } from '../../../../preload/contract/parts/picture.ts';
import type { UsedBits } from '../../../../preload/contract/station/lane.ts';
import type { ScoreFloors } from '../../../domain/verdict/score-floors.ts';
import type { Sighting } from '../../../domain/verdict/sighting.ts';

/** A model to run: the file, what it must hash to, and how to run it. */
export type ModelToLoad = Readonly<{ sha256: string; path: string; profile: ModelProfile }>;

/** What one look at a picture found. Sizes and boxes are those of the upright picture. */
export type Look = Sighting &
  Readonly<{
    width: number;
    height: number;
    optics: Optics;
    signs: PictureSigns;
    /** The longer side of what its model looks at; 0 without one. */
    neededSide: number;
    /** What its pixels are, see `pixel-hash.ts`. */
    pixelHash: string;
    elapsedMs: StageTimes;
  }>;

export type LookRequest = Readonly<{
  path: string;
  /** `null`: only decode and measure the picture. */
  modelSha256: string | null;
  floors: ScoreFloors;
  /** Boxes of one class that overlap a better one by more than this share are left out. */
  iou: number;
  /** How many bits of a 16-bit picture's values its camera fills. */
  usedBits: UsedBits;
}>;

/** What an inspector is asked to do, whether it lives in a thread or in a process. */
export type InspectorTask =
  | Readonly<{ kind: 'load'; model: ModelToLoad }>
  | Readonly<{ kind: 'unload'; sha256: string }>
  | Readonly<{ kind: 'inspect'; request: LookRequest }>
  | Readonly<{ kind: 'close' }>;

export type InspectorCall = Readonly<{ id: number; task: InspectorTask }>;

/** `look` is there for tasks of kind `inspect`. */
export type InspectorAnswer = Readonly<{ id: number; result: Result<Look | null> }>;

/** What a process says before it ends itself for lack of memory. */
export const OUT_OF_MEMORY = 'out-of-memory';
