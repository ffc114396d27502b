/** An output of a model as plain numbers, row-major, with the element type it came in. */
export type OutputTensor = Readonly<{ dims: readonly number[]; type: string; data: Float32Array | Int32Array }>;

/** Outputs by name. */
export type OutputTensors = ReadonlyMap<string, OutputTensor>;

/** The tensor with that name. A profile names only outputs that existed when the file was probed. */
export function tensorOf(outputs: OutputTensors, name: string): OutputTensor {
  const tensor = outputs.get(name);
  if (tensor === undefined) throw new Error(`the model did not answer with its output "${name}"`);
  return tensor;
}

/** Throws if an output holds NaN or an infinity, as when half precision overflows: such a number is below every limit, and would let the part pass. */
export function requireNumbers(outputs: OutputTensors, name: string): void {
  const { data } = tensorOf(outputs, name);
  for (let at = 0; at < data.length; at += 1) {
    if (!Number.isFinite(data[at])) throw notANumber(data[at]);
  }
}

/** The same for the fields `from` to `to - 1` of a table; its scores are checked where they are read. */
export function requireNumbersIn({ data, rows, rowStep, fieldStep }: Table, from: number, to: number): void {
  for (let field = from; field < to; field += 1) {
    for (let row = 0, at = field * fieldStep; row < rows; row += 1, at += rowStep) {
      if (!Number.isFinite(data[at])) throw notANumber(data[at]);
    }
  }
}

function notANumber(value: number | undefined): Error {
  return new Error(`it gave ${value} where a number is expected`);
}

/** How a two-dimensional table is laid out in a tensor whose first place of the batch is read: element (row, field) is at `row * rowStep + field * fieldStep`. */
export type Table = Readonly<{
  data: Float32Array | Int32Array;
  rows: number;
  fields: number;
  rowStep: number;
  fieldStep: number;
}>;

/** The first item of the batch, with one box per row. */
export function tableOfRows({ dims, data }: OutputTensor): Table {
  const [rows, fields] = lastTwo(dims);
  return { data, rows, fields, rowStep: fields, fieldStep: 1 };
}

/** The first item of the batch, with one box per column. */
export function tableOfColumns({ dims, data }: OutputTensor): Table {
  const [fields, rows] = lastTwo(dims);
  return { data, rows, fields, rowStep: 1, fieldStep: rows };
}

/** Boxes of four numbers, one per row, perhaps with an axis of one between (YOLOv4). */
export function boxRowsOf({ dims, data }: OutputTensor): Table {
  const rows = (dims.length === 2 ? dims[0] : dims[1]) ?? 0;
  return { data, rows, fields: 4, rowStep: 4, fieldStep: 1 };
}

/** Scores of that many boxes, with the boxes in either of the last two dimensions. */
export function scoreTableOf(tensor: OutputTensor, boxes: number): Table {
  return tensor.dims.at(-2) === boxes ? tableOfRows(tensor) : tableOfColumns(tensor);
}

function lastTwo(dims: readonly number[]): readonly [number, number] {
  return [dims.at(-2) ?? 1, dims.at(-1) ?? 0];
}
