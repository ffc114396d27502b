import { ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { ModelProfile } from '../../../../preload/contract/models/model.ts';
import { refused } from '../model-file/refusal.ts';
import { otherFileKind } from './not-onnx.ts';
import { CutOff, type OnnxModel, readModel } from './onnx-proto.ts';
import type { OnnxSummary } from './summary.ts';

/** Reads what an ONNX file says about itself, without loading it. */
export function readOnnx(bytes: Uint8Array): Result<OnnxSummary> {
  const other = otherFileKind(bytes);
  if (other !== null) return refused({ why: other });
  let model: OnnxModel;
  try {
    model = readModel(bytes);
  } catch (error) {
    return error instanceof CutOff
      ? refused({ why: 'cut-off', figures: { missing: error.missingBytes } })
      : refused({ why: 'no-model-bytes' });
  }
  const { graph } = model;
  if (graph === null || graph.outputs.length === 0) return refused({ why: 'no-graph' });
  return ok({
    producer: model.producer,
    opset: model.opset,
    // Older exporters list the weights among the inputs.
    inputs: graph.inputs.filter(({ name }) => !graph.weightNames.has(name)),
    outputs: graph.outputs,
    operators: graph.operators,
    metadata: Object.fromEntries(bounded(model.metadata)),
    precision: precisionOf(graph.weightBytes),
    hasOutsideWeights: graph.hasOutsideWeights,
  });
}

/** What a file says about itself goes on its card: names of ten thousand classes, and a hundred short remarks. */
const MAX_ENTRIES = 100;
const MAX_ENTRY_LENGTH = 500_000;
const MAX_METADATA_LENGTH = 1_000_000;

/** The metadata entries short enough to be meant for a reader, as many as fit. */
function bounded(metadata: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  let room = MAX_METADATA_LENGTH;
  return [...metadata]
    .filter(([key, value]) => key.length + value.length <= MAX_ENTRY_LENGTH)
    .slice(0, MAX_ENTRIES)
    .filter(([key, value]) => {
      room -= key.length + value.length;
      return room >= 0;
    });
}

/** Types used for weights; integers of other sizes are shapes and indices. */
const WEIGHT_TYPES = ['float32', 'float16', 'bfloat16', 'float64', 'int8', 'uint8'];

/** The type of most of the weights. */
function precisionOf(bytesByType: ReadonlyMap<string, number>): ModelProfile['precision'] {
  const bytesOf = (types: readonly string[]) => types.reduce((sum, type) => sum + (bytesByType.get(type) ?? 0), 0);
  const total = bytesOf(WEIGHT_TYPES);
  const share = (...types: readonly string[]) => bytesOf(types) / total;
  if (total === 0 || share('float32') > 0.9) return 'float32';
  if (share('float16') > 0.9) return 'float16';
  return share('int8', 'uint8') > 0.5 ? 'int8' : 'mixed';
}
