import type { ModelOutputs } from '../../../../preload/contract/model.ts';
import { type Letterbox, toInput } from '../letterbox.ts';
import { type Candidate, fromCorners } from './candidate.ts';
import { asScore } from './scores.ts';
import { type OutputTensors, tensorOf } from './tensor.ts';

/** Count, corner boxes, scores and classes as four outputs: the layout `nms-outputs`. */
export function readNmsOutputs(
  outputs: OutputTensors,
  names: ModelOutputs,
  unit: Readonly<{ x: number; y: number }>,
  minScore: number,
): readonly Candidate[] {
  const boxes = tensorOf(outputs, names.boxes).data;
  const scores = tensorOf(outputs, named(names.scores)).data;
  const classes = tensorOf(outputs, named(names.classes)).data;
  const count = tensorOf(outputs, named(names.selection)).data[0] ?? 0;
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const [x1 = Number.NaN, y1 = Number.NaN, x2 = Number.NaN, y2 = Number.NaN] = boxes.subarray(i * 4, i * 4 + 4);
    const box = fromCorners(x1 * unit.x, y1 * unit.y, x2 * unit.x, y2 * unit.y);
    const score = scores[i] ?? 0;
    if (box === null || score < minScore) return [];
    return [{ ...box, score: asScore(score), classIndex: Math.round(classes[i] ?? 0) }];
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
  minScore: number,
): readonly Candidate[] {
  const boxes = tensorOf(outputs, names.boxes).data;
  const scores = tensorOf(outputs, named(names.scores));
  const chosen = tensorOf(outputs, named(names.selection)).data;
  const boxCount = scores.dims.at(-1) ?? 0;
  return Array.from({ length: Math.floor(chosen.length / 3) }, (_, i) => i).flatMap((i) => {
    const [picture = 0, classIndex = 0, index = 0] = chosen.subarray(i * 3, i * 3 + 3);
    const score = scores.data[classIndex * boxCount + index] ?? 0;
    const [y1 = Number.NaN, x1 = Number.NaN, y2 = Number.NaN, x2 = Number.NaN] = boxes.subarray(
      index * 4,
      index * 4 + 4,
    );
    const inPicture = fromCorners(x1, y1, x2, y2);
    if (picture !== 0 || inPicture === null || score < minScore) return [];
    const corners = toInput({ space: 'pixel', x: x1, y: y1, width: x2 - x1, height: y2 - y1 }, letterbox);
    return [{ ...corners, score: asScore(score), classIndex }];
  });
}

function named(name: string | undefined): string {
  if (name === undefined) throw new Error('the profile does not name all outputs of its layout');
  return name;
}
