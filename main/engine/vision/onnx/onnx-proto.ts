import { PbfReader } from 'pbf';
import { elementTypeName } from './element-types.ts';
import type { DeclaredDim, DeclaredTensor } from './summary.ts';

/** The parts of an ONNX file that say what it is; weights are counted, not read. */
export type OnnxModel = {
  producer: string;
  opset: number;
  metadata: Map<string, string>;
  graph: OnnxGraph | null;
};

export type OnnxGraph = {
  inputs: DeclaredTensor[];
  outputs: DeclaredTensor[];
  operators: Set<string>;
  weightNames: Set<string>;
  /** Bytes of weights by element type. */
  weightBytes: Map<string, number>;
  hasOutsideWeights: boolean;
};

/** Thrown when a part of the file is stated to reach beyond its end. */
export class CutOff extends Error {
  readonly missingBytes: number;
  constructor(missingBytes: number) {
    super('cut off');
    this.missingBytes = missingBytes;
  }
}

/** Reads the model message of a file. Throws {@link CutOff}, or any error if the bytes are not such a message. */
export function readModel(bytes: Uint8Array): OnnxModel {
  const model: OnnxModel = { producer: '', opset: 0, metadata: new Map(), graph: null };
  return new PbfReader(bytes).readFields(readModelField, model);
}

// Field numbers below are those of onnx.proto.

function readModelField(tag: number, model: OnnxModel, pbf: PbfReader): void {
  if (tag === 2) model.producer = pbf.readString();
  else if (tag === 7) model.graph = nested(pbf, readGraphField, emptyGraph());
  else if (tag === 8) {
    const { domain, version } = nested(pbf, readOpsetField, { domain: '', version: 0 });
    if (domain === '' || domain === 'ai.onnx') model.opset = version;
  } else if (tag === 14) {
    const { key, value } = nested(pbf, readPropertyField, { key: '', value: '' });
    model.metadata.set(key, value);
  }
}

function emptyGraph(): OnnxGraph {
  return {
    inputs: [],
    outputs: [],
    operators: new Set(),
    weightNames: new Set(),
    weightBytes: new Map(),
    hasOutsideWeights: false,
  };
}

function readGraphField(tag: number, graph: OnnxGraph, pbf: PbfReader): void {
  if (tag === 1) {
    const { operator, hasOutsideWeights } = nested(pbf, readNodeField, { ...emptyNode });
    graph.operators.add(operator);
    if (hasOutsideWeights) graph.hasOutsideWeights = true;
  } else if (tag === 5) addWeights(graph, nested(pbf, readWeightsField, { ...emptyWeights }));
  else if (tag === 11) graph.inputs.push(readDeclared(pbf));
  else if (tag === 12) graph.outputs.push(readDeclared(pbf));
}

type OnnxNode = { operator: string; hasOutsideWeights: boolean };
const emptyNode: OnnxNode = { operator: '', hasOutsideWeights: false };

function readNodeField(tag: number, node: OnnxNode, pbf: PbfReader): void {
  if (tag === 4) node.operator = pbf.readString();
  else if (tag === 5) nested(pbf, readAttributeField, node);
}

/** Of attributes, only whether weights among them are in other files. */
function readAttributeField(tag: number, node: OnnxNode, pbf: PbfReader): void {
  if (tag !== 5 && tag !== 10) return;
  if (nested(pbf, readWeightsField, { ...emptyWeights }).isOutside) node.hasOutsideWeights = true;
}

type Weights = { name: string; type: number; bytes: number; isOutside: boolean };

const emptyWeights: Weights = { name: '', type: 0, bytes: 0, isOutside: false };

const LENGTH_DELIMITED = 2;

function readWeightsField(tag: number, weights: Weights, pbf: PbfReader): void {
  if (tag === 2) weights.type = pbf.readVarint();
  else if (tag === 8) weights.name = pbf.readString();
  else if (tag === 14) weights.isOutside = pbf.readVarint() === 1;
  // Fields 4 to 11 hold the numbers, packed by their type or raw.
  else if (tag >= 4 && tag <= 11 && pbf.type === LENGTH_DELIMITED) weights.bytes += pbf.readBytes().length;
}

function addWeights(graph: OnnxGraph, { name, type, bytes, isOutside }: Weights): void {
  const typeName = elementTypeName(type);
  graph.weightNames.add(name);
  graph.weightBytes.set(typeName, (graph.weightBytes.get(typeName) ?? 0) + bytes);
  if (isOutside) graph.hasOutsideWeights = true;
}

type Declared = { name: string; type: string; dims: DeclaredDim[] };

function readDeclared(pbf: PbfReader): DeclaredTensor {
  const declared: Declared = { name: '', type: 'unknown', dims: [] };
  return nested(pbf, readValueField, declared);
}

function readValueField(tag: number, value: Declared, pbf: PbfReader): void {
  if (tag === 1) value.name = pbf.readString();
  else if (tag === 2) nested(pbf, readTypeField, value);
}

function readTypeField(tag: number, value: Declared, pbf: PbfReader): void {
  if (tag === 1) nested(pbf, readTensorTypeField, value);
}

function readTensorTypeField(tag: number, value: Declared, pbf: PbfReader): void {
  if (tag === 1) value.type = elementTypeName(pbf.readVarint());
  else if (tag === 2) nested(pbf, readShapeField, value);
}

function readShapeField(tag: number, value: Declared, pbf: PbfReader): void {
  if (tag !== 1) return;
  const dim: { value: DeclaredDim } = { value: '' };
  value.dims.push(nested(pbf, readDimField, dim).value);
}

function readDimField(tag: number, dim: { value: DeclaredDim }, pbf: PbfReader): void {
  if (tag === 1) dim.value = pbf.readVarint(true);
  else if (tag === 2) dim.value = pbf.readString();
}

function readOpsetField(tag: number, opset: { domain: string; version: number }, pbf: PbfReader): void {
  if (tag === 1) opset.domain = pbf.readString();
  else if (tag === 2) opset.version = pbf.readVarint();
}

function readPropertyField(tag: number, property: { key: string; value: string }, pbf: PbfReader): void {
  if (tag === 1) property.key = pbf.readString();
  else if (tag === 2) property.value = pbf.readString();
}

/** Reads a message inside a message. */
function nested<T>(pbf: PbfReader, readField: (tag: number, into: T, pbf: PbfReader) => void, into: T): T {
  const length = pbf.readVarint();
  const end = pbf.pos + length;
  if (end > pbf.length) throw new CutOff(end - pbf.length);
  return pbf.readFields(readField, into, end);
}
