import type { Split } from '../../../domain/training/training-split.ts';
import type { LabelledPart } from './label-parts.ts';
import type { SetFile } from './manifest.ts';

/** How labels are written beside the pictures, which lie in `images/<split>` whatever the format. */
export type LabelFormat = {
  /** Called once per picture; answers the label file where each picture has its own. */
  readonly add: (part: LabelledPart, split: Split, pictureName: string) => Promise<SetFile | null>;
  /** Writes what belongs to the set as a whole. */
  readonly finish: () => Promise<readonly SetFile[]>;
};

export const SPLITS = ['train', 'val', 'test'] as const;
