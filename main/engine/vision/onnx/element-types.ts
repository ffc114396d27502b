// Numbers of TensorProto.DataType in onnx.proto, by the names ONNX Runtime gives them.
const NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'float32'],
  [2, 'uint8'],
  [3, 'int8'],
  [4, 'uint16'],
  [5, 'int16'],
  [6, 'int32'],
  [7, 'int64'],
  [8, 'string'],
  [9, 'bool'],
  [10, 'float16'],
  [11, 'float64'],
  [12, 'uint32'],
  [13, 'uint64'],
  [16, 'bfloat16'],
]);

/** The name of an ONNX element type, such as `float32`. */
export function elementTypeName(type: number): string {
  return NAMES.get(type) ?? `type ${type}`;
}
