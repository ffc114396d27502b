import type { ModelProfile } from '../../../../preload/contract/models/model.ts';

/** A dimension of a declared shape: its size, or the name of what varies ('' if it has none). */
export type DeclaredDim = number | string;

export type DeclaredTensor = Readonly<{ name: string; type: string; dims: readonly DeclaredDim[] }>;

/** What an ONNX file says about itself, weights left out. */
export type OnnxSummary = Readonly<{
  producer: string;
  opset: number;
  inputs: readonly DeclaredTensor[];
  outputs: readonly DeclaredTensor[];
  operators: ReadonlySet<string>;
  metadata: Readonly<Record<string, string>>;
  precision: ModelProfile['precision'];
  /** Weights are in other files beside this one. */
  hasOutsideWeights: boolean;
}>;
