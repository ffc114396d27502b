import type { AutomationLevel } from '../../../preload/contract/station/recipe.ts';
import type { Eye } from './station-messages.ts';

/** What a camera photographs; the right result is known. */
export type Scene = 'good' | 'bad' | 'unsure' | 'damaged';

/**
 * How a file arrives in the folder.
 * - `renamed` into place; `copied` in place; `slow` in pieces; `reserved` at full size and filled later
 * - `old` with the time of another day; `over` written over whatever has the name
 */
export const WRITERS = ['renamed', 'copied', 'slow', 'reserved', 'old', 'over'] as const;
export type Writer = (typeof WRITERS)[number];

/** The cameras, by what their lanes do with a file once it is on record. */
export const CAMERAS = ['leaves', 'deletes', 'moves'] as const;
export type Camera = (typeof CAMERAS)[number];

/** The windows of the operators, one each. */
export const WINDOWS = ['window-1', 'window-2'] as const;
export type Window = (typeof WINDOWS)[number];

/** Models: two that are right about every scene, and one that sees nothing. */
export const MODELS = ['champion', 'twin', 'blind'] as const;
export type ModelName = (typeof MODELS)[number];

/**
 * What happens to a model, or to its file in the registry: `lose` removes it, `swap` replaces it with that of the blind one, `return` brings it
 * back. Nobody makes the blind one champion: that would be a person's mistake.
 */
export const MODEL_CHANGES = [
  'promote',
  'roll-back',
  'begin-shadow',
  'end-shadow',
  'retire',
  'reinstate',
  'lose',
  'swap',
  'return',
] as const;
export type ModelChange = (typeof MODEL_CHANGES)[number];

/** Orders for a roll-out. `begin` names the challenger; the other orders are about the roll-out that is on. */
export const ROLLOUT_ORDERS = ['begin', 'pause', 'resume', 'advance', 'promote', 'roll-back'] as const;
export type RolloutOrder = (typeof ROLLOUT_ORDERS)[number];

/** Orders for a case. `open` asks for every part; the other orders are about the newest case that is not closed. */
export const CASE_ORDERS = ['open', 'reinspect', 'recall', 'settle', 'close'] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];

/** The disks that can fill up: the one with the station's records and originals, and the one with the line's messages. */
export const DISKS = ['data', 'line'] as const;
export type DiskName = (typeof DISKS)[number];

export const DAMAGED_TABLES = ['inspection', 'disposition', 'detection'] as const;
export type DamagedTable = (typeof DAMAGED_TABLES)[number];

/** Something that happens at a station. Whatever does not apply at the time is skipped. */
export type Happening =
  | {
      readonly is: 'arrival';
      readonly camera: Camera;
      readonly writer: Writer;
      readonly scene: Scene;
      readonly name: number;
    }
  /** The newest picture again, as from a camera that is frozen: byte for byte, or the same pixels in other bytes. */
  | { readonly is: 'again'; readonly camera: Camera; readonly name: number; readonly isEncodedAnew: boolean }
  /** A link to the newest picture. */
  | { readonly is: 'link'; readonly camera: Camera; readonly isHard: boolean }
  | { readonly is: 'moved'; readonly name: number; readonly from: Camera; readonly to: Camera }
  /** The line reads its messages, and leaves them or takes them away. */
  | { readonly is: 'line-reads'; readonly isConsumed: boolean }
  | { readonly is: 'claim'; readonly window: Window }
  /** `insists`: if the line has been told otherwise meanwhile, the person reads that and gives the answer again. */
  | {
      readonly is: 'answer';
      readonly window: Window;
      readonly kind: 'accept' | 'reject' | 'inconclusive' | 'use-as-is';
      readonly insists: boolean;
    }
  | { readonly is: 'undo'; readonly window: Window }
  | { readonly is: 'correct'; readonly kind: 'accept' | 'reject' }
  /** Nothing happens for this long. */
  | { readonly is: 'time-passes'; readonly ms: number }
  | { readonly is: 'recipe'; readonly level: AutomationLevel; readonly isAtHand: boolean }
  | { readonly is: 'model'; readonly change: ModelChange; readonly model: ModelName }
  /** Where the challenger is the blind one the canary is guarded, and nobody promotes it; the twin may decide its share alone. */
  | {
      readonly is: 'rollout';
      readonly order: RolloutOrder;
      readonly challenger: Exclude<ModelName, 'champion'>;
      readonly isPlain: boolean;
    }
  /** Which parts to recall or to settle, as what, and the model that looks at them again. */
  | {
      readonly is: 'case';
      readonly order: CaseOrder;
      readonly which: 'chosen' | 'changed' | 'bad';
      readonly as: 'good' | 'bad' | 'set-aside';
      readonly model: ModelName;
    }
  | { readonly is: 'eye'; readonly eye: Eye }
  /** The computer's clock is set. */
  | { readonly is: 'clock'; readonly aheadMs: number }
  /** All but this many bytes of a disk are taken. */
  | { readonly is: 'full'; readonly disk: DiskName; readonly leftBytes: number }
  | { readonly is: 'room'; readonly disk: DiskName }
  /** The share with the line's folder is away; another folder is where it was. */
  | { readonly is: 'away' }
  | { readonly is: 'back' }
  | { readonly is: 'backup' }
  | { readonly is: 'restore' }
  | { readonly is: 'bad-row'; readonly table: DamagedTable }
  | { readonly is: 'kill'; readonly isAtOnce: boolean }
  | { readonly is: 'drain' };
