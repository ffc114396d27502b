import type { ModelOutputs } from '../../../../preload/contract/models/model.ts';
import { type Letterbox, toInput } from '../detect/letterbox.ts';
import { type Candidate, fromCorners } from './candidate.ts';
import { finishedScore, wholeNumber } from './finished-score.ts';
import type { Floors } from './floors.ts';
import { boxRowsOf, type OutputTensors, tableOfRows, tensorOf } from './tensor.ts';

/** Corner boxes, scores and classes as separate outputs, perhaps with their count: the layout `nms-outputs`. */
export function readNmsOutputs(
  outputs: OutputTensors,
  names: ModelOutputs,
  unit: Readonly<{ x: number; y: number }>,
  floors: Floors,
): readonly Candidate[] {
  const boxes = tensorOf(outputs, names.boxes).data;
  const scores = tensorOf(outputs, named(names.scores)).data;
  const classes = tensorOf(outputs, named(names.classes)).data;
  const count =
    names.selection === undefined
      ? boxRowsOf(tensorOf(outputs, names.boxes)).rows
      : wholeNumber('count', tensorOf(outputs, names.selection).data[0]);
  if (count > Math.min(scores.length, classes.length, Math.floor(boxes.length / 4))) {
    throw new Error(`it counts ${count} boxes and gives ${scores.length}`);
  }
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const found = finishedScore(scores[i] as number, classes[i] as number, floors);
    if (found === null) return [];
    const [x1, y1, x2, y2] = boxes.subarray(i * 4, i * 4 + 4) as unknown as FourNumbers;
    return [{ ...fromCorners(x1 * unit.x, y1 * unit.y, x2 * unit.x, y2 * unit.y), ...found }];
  });
}

/** Rows of corners and score, with their classes in another output: the layout `dets-labels`. */
export function readDetsAndLabels(
  outputs: OutputTensors,
  names: ModelOutputs,
  unit: Readonly<{ x: number; y: number }>,
  floors: Floors,
): readonly Candidate[] {
  const { data, rows, fields } = tableOfRows(tensorOf(outputs, names.boxes));
  const classes = tensorOf(outputs, named(names.classes)).data;
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) => {
    const [x1, y1, x2, y2, score] = data.subarray(row * fields) as unknown as FiveNumbers;
    const found = finishedScore(score, classes[row] as number, floors);
    return found === null ? [] : [{ ...fromCorners(x1 * unit.x, y1 * unit.y, x2 * unit.x, y2 * unit.y), ...found }];
  });
}

/**
 * Boxes as y1, x1, y2, x2 of the picture itself, scores by class, and chosen triples of picture, class and box: the layout
 * `yolov3-nms`. Source: the YOLOv3 and tiny YOLOv3 pages of the ONNX model zoo.
 */
export function readYolov3(
  outputs: OutputTensors,
  names: ModelOutputs,
  letterbox: Letterbox,
  floors: Floors,
): readonly Candidate[] {
  const boxes = tensorOf(outputs, names.boxes).data;
  const scores = tensorOf(outputs, named(names.scores));
  const chosen = tensorOf(outputs, named(names.selection)).data;
  const boxCount = scores.dims.at(-1) ?? 0;
  return Array.from({ length: Math.floor(chosen.length / 3) }, (_, i) => i).flatMap((i) => {
    const [picture, rawClass = Number.NaN, rawIndex] = chosen.subarray(i * 3, i * 3 + 3);
    // Triples that pad the output name no picture.
    if (picture === -1 || wholeNumber('picture', picture) > 0) return [];
    const index = wholeNumber('box', rawIndex);
    const score = index < boxCount ? scores.data[wholeNumber('class', rawClass) * boxCount + index] : undefined;
    if (score === undefined) throw new Error(`it chose box ${index} of class ${rawClass}, which it does not give`);
    const found = finishedScore(score, rawClass, floors);
    if (found === null) return [];
    const [y1, x1, y2, x2] = boxes.subarray(index * 4, index * 4 + 4) as unknown as FourNumbers;
    const corners = toInput({ space: 'pixel', x: x1, y: y1, width: x2 - x1, height: y2 - y1 }, letterbox);
    return [{ ...fromCorners(corners.x1, corners.y1, corners.x2, corners.y2), ...found }];
  });
}

type FourNumbers = [number, number, number, number];
type FiveNumbers = [...FourNumbers, number];

/** The name of an output that the layout needs. */
export function named(name: string | undefined): string {
  if (name === undefined) throw new Error('the profile does not name all outputs of its layout');
  return name;
}
