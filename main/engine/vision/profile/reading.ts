import type { ModelOutputs, OutputLayout } from '../../../../preload/contract/models/model.ts';

/** An output from the runs on the probe pictures: the shape of the first run, and whether the others had the same. */
export type OutputShape = Readonly<{ name: string; type: string; dims: readonly number[]; isSteady: boolean }>;

/** One way to read a model's outputs. `classCount` is `null` if the shapes do not tell. */
export type Reading = Readonly<{
  layout: OutputLayout;
  outputs: ModelOutputs;
  classCount: number | null;
  maskCoefficients: number;
  /** Considered only because the file names that many classes: a person has to agree. */
  isUnusual?: boolean;
}>;

/** How many numbers an output of that shape holds. */
export function elements({ dims }: OutputShape): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

export function isInteger({ type }: OutputShape): boolean {
  return type === 'int32' || type === 'int64';
}
