import type { Detection } from '../../../../preload/contract/models/model.ts';
import type { RolloutArm } from '../../../../preload/contract/models/rollout-arm.ts';
import type { Ask, Verdict } from '../../../../preload/contract/parts/inspection.ts';
import type { Optics, StageTimes } from '../../../../preload/contract/parts/picture.ts';
import type { Signal } from '../../../../preload/contract/parts/signal.ts';
import type { AutomationLevel } from '../../../../preload/contract/station/recipe.ts';
import type {
  InspectionId,
  Instant,
  LaneId,
  RecipeId,
  RolloutId,
  Sha256,
  ShotId,
} from '../../../../preload/contract/values/units.ts';
import type { Steady } from '../../clock.ts';
import type { ShadowLook } from '../models/shadow-look.ts';

/** Identifies the file on its disk, with the time of its last change: 16 bytes in hexadecimal digits, inode first. */
export type FileStamp = string;

/** Identifies the decoded pixels of an image: 8 bytes in hexadecimal digits. */
export type PixelHash = string;

/** What is known of one complete file. Lane, path, size, time and content together are its key: the same file seen again is the same shot. */
export type ShotFacts = {
  readonly laneId: LaneId;
  /** Relative to the lane's folder, with `/` between folders on every system. */
  readonly relativePath: string;
  readonly sizeBytes: number;
  /** As the file system gives it, including fractions. */
  readonly mtimeMs: number;
  /** Null if the bytes could not be read at all. */
  readonly imageSha256: Sha256 | null;
  /** Null while a write could still leave it unchanged. */
  readonly stamp: FileStamp | null;
  /** Null if no image could be read from the file, or it has not been decoded. */
  readonly pixelHash: PixelHash | null;
  readonly serial: string | null;
  readonly lot: string | null;
  /** The lane in the file name; null if it names none. */
  readonly namedLane: string | null;
  readonly capturedAt: Instant;
  readonly admittedAt: Instant;
};

/** Why, and until when, a part waits for a person. */
export type ReviewNeed = {
  readonly ask: Ask;
  readonly isBlind: boolean;
  /** When the line stops waiting; null if it does not wait. */
  readonly dueAt: Steady | null;
};

/** How a part went while a roll-out was on. */
export type RolloutPlace = {
  readonly rolloutId: RolloutId;
  readonly arm: RolloutArm;
  /** The step by whose share it was drawn, which may be over when it is recorded; `null` if nothing was drawn. */
  readonly drawnIn: number | null;
  /** What the challenger would have decided, where it had a say. */
  readonly challenger: { readonly modelSha256: Sha256; readonly look: ShadowLook } | null;
};

/** Everything about one shot and the look that was taken at it. */
export type InspectionRecord = {
  readonly kind: 'inspection';
  readonly shot: ShotFacts;
  /** `unreadable`: no image could be read from the file, so width and height are 0. */
  readonly outcome: 'inspected' | 'unreadable';
  /** Of the upright image, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly recipeId: RecipeId;
  readonly recipeVersion: number;
  readonly automationLevel: AutomationLevel;
  /** Null if no model was asked. Otherwise it must be registered. */
  readonly modelSha256: Sha256 | null;
  readonly verdict: Verdict;
  readonly signal: Signal;
  readonly detections: readonly Detection[];
  readonly optics: Optics | null;
  /** Without `record`, which the recorder measures itself. */
  readonly stageTimes: StageTimes;
  readonly review: ReviewNeed | null;
  readonly decidedAt: Instant;
  /** Left out where no roll-out is on. */
  readonly rollout?: RolloutPlace;
};

/**
 * A file whose image is that of a part already inspected. The line is told ERROR: a camera that hangs must never pass parts that
 * it has not seen. It is told nothing only if the file itself came again: the same bytes, name and time.
 */
export type DuplicateRecord = {
  readonly kind: 'duplicate';
  readonly shot: ShotFacts;
  readonly duplicateOf: ShotId;
  /** It is the very file that the line was told about, or the rest of it. */
  readonly isTold: boolean;
};

export type ShotRecord = InspectionRecord | DuplicateRecord;

/**
 * The result of recording.
 * - `inspected`: new; the line will be told under number `seq`
 * - `duplicate`: recorded as the same content as `of`; the line is told under `seq`, unless the very file came again. An inspection becomes this if another file with the same content was recorded first
 * - `already`: this very file had its row, from before a crash; nothing was written
 */
export type Recorded =
  | { readonly kind: 'inspected'; readonly inspectionId: InspectionId; readonly seq: number }
  | { readonly kind: 'duplicate'; readonly shotId: ShotId; readonly of: ShotId; readonly seq: number | null }
  | { readonly kind: 'already'; readonly shotId: ShotId };
