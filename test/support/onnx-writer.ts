import { PbfWriter } from 'pbf';

/** Element types by their ONNX number. */
const ELEMENT_TYPES = { float32: 1, uint8: 2, int32: 6, int64: 7, float16: 10 } as const;
export type ElementType = keyof typeof ELEMENT_TYPES;

export type TensorSpec = Readonly<{ name: string; type: ElementType; dims: readonly (number | string)[] }>;
export type WeightSpec = Readonly<{
  name: string;
  type: ElementType;
  dims: readonly number[];
  values: readonly number[];
}>;
export type NodeSpec = Readonly<{
  operator: string;
  inputs: readonly string[];
  outputs: readonly string[];
  /** Whole numbers, lists of whole numbers, or text. */
  attributes?: Readonly<Record<string, number | readonly number[] | string>>;
}>;

export type OnnxSpec = Readonly<{
  inputs: readonly TensorSpec[];
  outputs: readonly TensorSpec[];
  nodes: readonly NodeSpec[];
  weights?: readonly WeightSpec[];
  metadata?: Readonly<Record<string, string>>;
  opset?: number;
}>;

/** The bytes of an ONNX file with that graph. Field numbers are those of onnx.proto. */
export function writeOnnx({ inputs, outputs, nodes, weights = [], metadata = {}, opset = 13 }: OnnxSpec): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarintField(1, 8);
  pbf.writeStringField(2, 'lupa-test');
  pbf.writeMessage(8, (version: number, out) => out.writeVarintField(2, version), opset);
  pbf.writeMessage(
    7,
    (_, graph) => {
      for (const node of nodes) graph.writeMessage(1, writeNode, node);
      graph.writeStringField(2, 'test');
      for (const weight of weights) graph.writeMessage(5, writeWeight, weight);
      for (const input of inputs) graph.writeMessage(11, writeTensor, input);
      for (const output of outputs) graph.writeMessage(12, writeTensor, output);
    },
    null,
  );
  for (const property of Object.entries(metadata)) pbf.writeMessage(14, writeProperty, property);
  return pbf.finish();
}

function writeNode({ operator, inputs, outputs, attributes = {} }: NodeSpec, pbf: PbfWriter): void {
  for (const input of inputs) pbf.writeStringField(1, input);
  for (const output of outputs) pbf.writeStringField(2, output);
  pbf.writeStringField(4, operator);
  for (const attribute of Object.entries(attributes)) pbf.writeMessage(5, writeAttribute, attribute);
}

function writeAttribute([name, value]: [string, number | readonly number[] | string], pbf: PbfWriter): void {
  const [isInt, isString, isInts] = [2, 3, 7];
  pbf.writeStringField(1, name);
  if (typeof value === 'number') {
    pbf.writeVarintField(3, value);
    pbf.writeVarintField(20, isInt);
  } else if (typeof value === 'string') {
    pbf.writeStringField(4, value);
    pbf.writeVarintField(20, isString);
  } else {
    for (const item of value) pbf.writeVarintField(8, item);
    pbf.writeVarintField(20, isInts);
  }
}

function writeWeight({ name, type, dims, values }: WeightSpec, pbf: PbfWriter): void {
  for (const dim of dims) pbf.writeVarintField(1, dim);
  pbf.writeVarintField(2, ELEMENT_TYPES[type]);
  pbf.writeStringField(8, name);
  pbf.writeBytesField(9, rawBytes(type, values));
}

function rawBytes(type: ElementType, values: readonly number[]): Uint8Array {
  switch (type) {
    case 'float32':
      return new Uint8Array(new Float32Array(values).buffer);
    case 'float16':
      return new Uint8Array(new Float16Array(values).buffer);
    case 'uint8':
      return new Uint8Array(values);
    case 'int32':
      return new Uint8Array(new Int32Array(values).buffer);
    case 'int64':
      return new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    default:
      return type satisfies never;
  }
}

function writeTensor({ name, type, dims }: TensorSpec, pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeMessage(
    2,
    (_, typeProto) =>
      typeProto.writeMessage(
        1,
        (__, tensorType) => {
          tensorType.writeVarintField(1, ELEMENT_TYPES[type]);
          tensorType.writeMessage(2, writeShape, dims);
        },
        null,
      ),
    null,
  );
}

function writeShape(dims: readonly (number | string)[], pbf: PbfWriter): void {
  for (const dim of dims) {
    pbf.writeMessage(
      1,
      (value: number | string, out) => {
        if (typeof value === 'number') out.writeVarintField(1, value);
        else out.writeStringField(2, value);
      },
      dim,
    );
  }
}

function writeProperty([key, value]: [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeStringField(2, value);
}
