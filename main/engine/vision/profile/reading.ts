import type { ModelOutputs, OutputLayout } from '../../../../preload/contract/models/model.ts';

/** An output as it came out of the runs on the probe pictures: the shape of the first, and whether the others had the same. */
export type OutputShape = Readonly<{ name: string; type: string; dims: readonly number[]; isSteady: boolean }>;

/** One way to read a model's outputs. `classCount` is `null` where the shapes do not tell. */
export type Reading = Readonly<{
  layout: OutputLayout;
  outputs: ModelOutputs;
  classCount: number | null;
  maskCoefficients: number;
  /** Thought of only because the file names as many classes: a person has to agree. */
  isUnusual?: boolean;
}>;

/** Numbers that an output of that shape holds. */
export function elements({ dims }: OutputShape): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

export function isInteger({ type }: OutputShape): boolean {
  return type === 'int32' || type === 'int64';
}
