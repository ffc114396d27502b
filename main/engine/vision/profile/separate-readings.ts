import type { ModelOutputs, OutputLayout } from '../../../../preload/contract/models/model.ts';
import { elements, isInteger, type OutputShape, type Reading } from './reading.ts';

const NAMED_BOXES = /box|coord|loc/i;
const NAMED_CLASSES = /class|label|categor/i;
const NAMED_SCORES = /score|conf|prob/i;
const NAMED_COUNT = /num|count|valid/i;

/** Names that TensorFlow's object detection gives to boxes with y before x, whose classes are counted from 1. */
const OTHER_CONVENTION = /^detection_boxes/;

/** How boxes, scores and classes may be read if they are separate outputs; none if they are not. */
export function separateReadings(shapes: readonly OutputShape[]): readonly Reading[] {
  const boxes = onlyOr(NAMED_BOXES, shapes.filter(isBoxes));
  if (boxes === null) return labelledRows(shapes);
  if (OTHER_CONVENTION.test(boxes.name)) return [];
  const others = shapes.filter((shape) => shape !== boxes);
  const reading =
    yolov3(boxes, others) ?? chosenBoxes(boxes, others) ?? (boxes.isSteady ? boxesWithScores(boxes, others) : null);
  return reading === null ? [] : [reading];
}

/** Boxes of four numbers: in rows, perhaps with an axis of one for their class (YOLOv4). */
function isBoxes({ dims, type }: OutputShape): boolean {
  if (dims.at(-1) !== 4 || !type.startsWith('float')) return false;
  return dims.length === 2 || dims.length === 3 || (dims.length === 4 && dims[2] === 1);
}

function yolov3(boxes: OutputShape, others: readonly OutputShape[]): Reading | null {
  const scores = others.find(({ dims }) => dims.length === 3 && dims[2] === boxCount(boxes));
  const selection = others.find((shape) => shape.dims.at(-1) === 3 && isInteger(shape));
  if (!scores || !selection) return null;
  return reading('yolov3-nms', { boxes, scores, selection }, scores.dims[1] ?? null);
}

function chosenBoxes(boxes: OutputShape, others: readonly OutputShape[]): Reading | null {
  const selection = countOutput(boxes, others);
  const flat = others.filter((shape) => shape !== selection && isFlat(shape, boxCount(boxes)));
  const classes = flat.find(({ name }) => NAMED_CLASSES.test(name)) ?? flat.find(isInteger);
  const scores = onlyOr(
    NAMED_SCORES,
    flat.filter((shape) => shape !== classes && !isInteger(shape)),
  );
  if (!classes || !scores) return null;
  return reading('nms-outputs', { boxes, scores, classes, ...(selection ? { selection } : {}) }, null);
}

/** The output that says how many of the boxes count, one number per picture. */
function countOutput(boxes: OutputShape, others: readonly OutputShape[]): OutputShape | undefined {
  const batch = boxes.dims.length === 2 ? 1 : (boxes.dims[0] ?? 1);
  const numbers = others.filter((shape) => isInteger(shape) && elements(shape) === batch);
  return numbers.find(({ name }) => NAMED_COUNT.test(name)) ?? numbers.find(() => boxCount(boxes) !== 1);
}

function boxesWithScores(boxes: OutputShape, others: readonly OutputShape[]): Reading | null {
  const count = boxCount(boxes);
  const beside = others.filter(({ dims }) => dims.length >= 2 && dims.slice(-2).includes(count));
  const [scores] = beside;
  // A second one, such as objectness, would be part of the score.
  if (scores === undefined || beside.length > 1 || isInteger(scores)) return null;
  const [rows, columns] = scores.dims.slice(-2);
  return reading('boxes-and-scores', { boxes, scores }, (rows === count ? columns : rows) ?? null);
}

/** Boxes that end with their score, and an output with their classes. */
function labelledRows(shapes: readonly OutputShape[]): readonly Reading[] {
  const boxes = shapes.find(({ dims }) => dims.at(-1) === 5 && (dims.length === 2 || dims.length === 3));
  if (boxes === undefined) return [];
  const flat = shapes.filter((shape) => shape !== boxes && isFlat(shape, boxCount(boxes)));
  const classes = flat.find(({ name }) => NAMED_CLASSES.test(name)) ?? flat.find(isInteger);
  return classes === undefined ? [] : [reading('dets-labels', { boxes, classes }, null)];
}

/** Whether it has one number for each of that many boxes. */
function isFlat({ dims }: OutputShape, count: number): boolean {
  return (dims.length === 1 && dims[0] === count) || (dims.length === 2 && dims[1] === count);
}

function boxCount({ dims }: OutputShape): number {
  return (dims.length === 2 ? dims[0] : dims[1]) ?? 0;
}

/** The only one of several, or the only one with that name. */
function onlyOr(named: RegExp, shapes: readonly OutputShape[]): OutputShape | null {
  const fitting = shapes.length > 1 ? shapes.filter(({ name }) => named.test(name)) : shapes;
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function reading(
  layout: OutputLayout,
  outputs: Partial<Record<keyof ModelOutputs, OutputShape>> & { boxes: OutputShape },
  classCount: number | null,
): Reading {
  const names = Object.fromEntries(Object.entries(outputs).map(([use, { name }]) => [use, name]));
  return { layout, outputs: { ...names, boxes: outputs.boxes.name }, classCount, maskCoefficients: 0 };
}
