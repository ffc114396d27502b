import { PbfWriter } from 'pbf';

/** Element types by their ONNX number. */
const ELEMENT_TYPES = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9, float16: 10 } as const;
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
  attributes?: Readonly<Record<string, AttributeValue>>;
}>;
/** A whole number, a list of whole numbers, a text, or the body of a loop. */
export type AttributeValue = number | readonly number[] | string | GraphSpec;

export type GraphSpec = Readonly<{
  inputs: readonly TensorSpec[];
  outputs: readonly TensorSpec[];
  nodes: readonly NodeSpec[];
  weights?: readonly WeightSpec[];
}>;

export type OnnxSpec = GraphSpec & Readonly<{ metadata?: Readonly<Record<string, string>>; opset?: number }>;

/** The bytes of an ONNX file with that graph. Field numbers are those of onnx.proto. */
export function writeOnnx({ metadata = {}, opset = 13, ...graph }: OnnxSpec): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarintField(1, 8);
  pbf.writeStringField(2, 'lupa-test');
  pbf.writeMessage(8, (version: number, out) => out.writeVarintField(2, version), opset);
  pbf.writeMessage(7, writeGraph, graph);
  for (const property of Object.entries(metadata)) pbf.writeMessage(14, writeProperty, property);
  return pbf.finish();
}

function writeGraph({ inputs, outputs, nodes, weights = [] }: GraphSpec, pbf: PbfWriter): void {
  for (const node of nodes) pbf.writeMessage(1, writeNode, node);
  pbf.writeStringField(2, 'test');
  for (const weight of weights) pbf.writeMessage(5, writeWeight, weight);
  for (const input of inputs) pbf.writeMessage(11, writeTensor, input);
  for (const output of outputs) pbf.writeMessage(12, writeTensor, output);
}

function writeNode({ operator, inputs, outputs, attributes = {} }: NodeSpec, pbf: PbfWriter): void {
  for (const input of inputs) pbf.writeStringField(1, input);
  for (const output of outputs) pbf.writeStringField(2, output);
  pbf.writeStringField(4, operator);
  for (const attribute of Object.entries(attributes)) pbf.writeMessage(5, writeAttribute, attribute);
}

function writeAttribute([name, value]: [string, AttributeValue], pbf: PbfWriter): void {
  const kinds = { int: 2, string: 3, graph: 5, ints: 7 };
  pbf.writeStringField(1, name);
  if (typeof value === 'number') {
    pbf.writeVarintField(3, value);
    pbf.writeVarintField(20, kinds.int);
  } else if (typeof value === 'string') {
    pbf.writeStringField(4, value);
    pbf.writeVarintField(20, kinds.string);
  } else if ('nodes' in value) {
    pbf.writeMessage(6, writeGraph, value);
    pbf.writeVarintField(20, kinds.graph);
  } else {
    for (const item of value) pbf.writeVarintField(8, item);
    pbf.writeVarintField(20, kinds.ints);
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
    case 'bool':
      return new Uint8Array(values);
    case 'int8':
      return new Uint8Array(new Int8Array(values).buffer);
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
