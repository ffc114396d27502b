import type { Result } from '../../../../preload/contract/faults/result.ts';
import type { ModelProfile } from '../../../../preload/contract/models/model.ts';
import type { Optics, PictureSigns, StageTimes } from '../../../../preload/contract/parts/picture.ts';
import type { UsedBits } from '../../../../preload/contract/station/lane.ts';
import type { ScoreFloors } from '../../../domain/verdict/score-floors.ts';
import type { Sighting } from '../../../domain/verdict/sighting.ts';

/** A model to run: the file, what it must hash to, and how to run it. */
export type ModelToLoad = Readonly<{ sha256: string; path: string; profile: ModelProfile }>;

/** What one look at an image found. Sizes and boxes are those of the upright image. */
export type Look = Sighting &
  Readonly<{
    width: number;
    height: number;
    optics: Optics;
    signs: PictureSigns;
    /** The longer side of the model's input; 0 without a model. */
    neededSide: number;
    /** Identifies its pixels, see `pixel-hash.ts`. */
    pixelHash: string;
    elapsedMs: StageTimes;
  }>;

export type LookRequest = Readonly<{
  path: string;
  /** `null`: only decode and measure the image. */
  modelSha256: string | null;
  floors: ScoreFloors;
  /** Boxes of one class that overlap a better one by more than this share are left out. */
  iou: number;
  /** How many bits of a 16-bit image's values its camera uses. */
  usedBits: UsedBits;
}>;

/** What an inspector can be told to do, whether it is a thread or a process. */
export type InspectorTask =
  | Readonly<{ kind: 'load'; model: ModelToLoad }>
  | Readonly<{ kind: 'unload'; sha256: string }>
  | Readonly<{ kind: 'inspect'; request: LookRequest }>
  | Readonly<{ kind: 'close' }>;

export type InspectorCall = Readonly<{ id: number; task: InspectorTask }>;

/** `look` is present for tasks of kind `inspect`. */
export type InspectorAnswer = Readonly<{ id: number; result: Result<Look | null> }>;

/** The message of a process before it ends itself for lack of memory. */
export const OUT_OF_MEMORY = 'out-of-memory';
