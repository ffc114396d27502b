import type { Split } from '../../../domain/training/training-split.ts';
import type { LabelledPart } from './label-parts.ts';
import type { SetFile } from './manifest.ts';

/** How labels are written beside the images, which are in `images/<split>` in every format. */
export type LabelFormat = {
  /** Called once per image; returns its label file if each image has its own. */
  readonly add: (part: LabelledPart, split: Split, pictureName: string) => Promise<SetFile | null>;
  /** Writes the files that describe the set as a whole. */
  readonly finish: () => Promise<readonly SetFile[]>;
};

export const SPLITS = ['train', 'val', 'test'] as const;
