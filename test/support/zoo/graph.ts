import {
  type AttributeValue,
  type ElementType,
  type NodeSpec,
  type TensorSpec,
  type WeightSpec,
  writeOnnx,
} from '../models/onnx-writer.ts';

export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A graph under construction. Tensors are identified by name; functions that create one return its name. */
export type Graph = Readonly<{
  /** A constant; of the graph's own number type unless another is named. */
  constant(dims: readonly number[], values: readonly number[], type?: ElementType): string;
  /** The result of an operator. */
  run(operator: string, inputs: readonly string[], attributes?: Attributes): string;
  /** The results of an operator that has several. */
  runAll(operator: string, inputs: readonly string[], results: number, attributes?: Attributes): readonly string[];
  /** The whole model, with these of its tensors as outputs. */
  finish(model: FinishedModel): Uint8Array;
}>;

export type FinishedModel = Readonly<{
  inputs: readonly TensorSpec[];
  outputs: readonly (TensorSpec & Readonly<{ from: string }>)[];
  metadata?: Readonly<Record<string, string>>;
}>;

export function startGraph(numbers: 'float32' | 'float16' = 'float32'): Graph {
  const nodes: NodeSpec[] = [];
  const weights: WeightSpec[] = [];
  const runAll: Graph['runAll'] = (operator, inputs, results, attributes = {}) => {
    const outputs = Array.from({ length: results }, (_, i) => `t${nodes.length}_${i}`);
    nodes.push({ operator, inputs, outputs, attributes });
    return outputs;
  };
  return {
    constant(dims, values, type = numbers) {
      const name = `c${weights.length}`;
      weights.push({ name, type, dims, values });
      return name;
    },
    run: (operator, inputs, attributes) => runAll(operator, inputs, 1, attributes)[0] ?? '',
    runAll,
    finish({ inputs, outputs, metadata = {} }) {
      const named = outputs.map(
        ({ from, name }): NodeSpec => ({ operator: 'Identity', inputs: [from], outputs: [name] }),
      );
      return writeOnnx({ inputs, outputs, nodes: [...nodes, ...named], weights, metadata });
    },
  };
}
