import type { OutputLayout } from '../../../../preload/contract/models/model.ts';
import { boxRowsOf, type OutputTensors, tableOfRows, tensorOf } from '../layouts/tensor.ts';
import type { Reading } from './reading.ts';

/** A box chosen by the model itself, with its numbers unchanged. */
type FinishedBox = Readonly<{ corners: readonly number[]; score: number; classIndex: number }>;

/** What the boxes chosen by the model on one picture say about a reading. */
export type FinishedEvidence = Readonly<{
  chosen: number;
  /** Share of them with corners in order, a valid score and a whole number as class; 1 if none was chosen. */
  sound: number;
  areUnit: boolean;
  highestClass: number;
}>;

/** Where the numbers of a chosen box stand in its row. */
const FIELDS: Partial<Record<OutputLayout, Readonly<{ corners: number; score: number; classIndex: number }>>> = {
  'end-to-end': { corners: 0, score: 4, classIndex: 5 },
  'batched-rows': { corners: 1, score: 6, classIndex: 5 },
  'batched-score-class': { corners: 1, score: 5, classIndex: 6 },
};

/** Judges the boxes of an answer; `null` for layouts whose boxes are not chosen by the model, or not in pixels of the input. */
export function finishedEvidence(reading: Reading, outputs: OutputTensors): FinishedEvidence | null {
  const boxes = finishedBoxes(reading, outputs);
  if (boxes === null) return null;
  // Rows without a score only pad the output.
  const chosen = boxes.filter(({ score }) => score !== 0 && score !== -1);
  const sound = chosen.filter(({ corners: [x1 = 0, y1 = 0, x2 = 0, y2 = 0], score, classIndex }) => {
    const isScored = score > 0 && score <= 1.01;
    return x1 <= x2 && y1 <= y2 && isScored && Number.isInteger(classIndex) && classIndex >= 0;
  });
  const unit = chosen.filter(({ corners }) => corners.every((number) => number >= -0.5 && number <= 1.5));
  return {
    chosen: chosen.length,
    sound: chosen.length === 0 ? 1 : sound.length / chosen.length,
    areUnit: chosen.length > 0 && unit.length / chosen.length > 0.99,
    highestClass: Math.max(-1, ...sound.map(({ classIndex }) => classIndex)),
  };
}

function finishedBoxes({ layout, outputs: names }: Reading, outputs: OutputTensors): readonly FinishedBox[] | null {
  const fields = FIELDS[layout];
  if (fields !== undefined) {
    const { data, rows, rowStep } = tableOfRows(tensorOf(outputs, names.boxes));
    return Array.from({ length: rows }, (_, row) => {
      const numbers = Array.from(data.subarray(row * rowStep, (row + 1) * rowStep));
      return {
        corners: numbers.slice(fields.corners, fields.corners + 4),
        score: numbers[fields.score] ?? Number.NaN,
        classIndex: numbers[fields.classIndex] ?? Number.NaN,
      };
    });
  }
  if (names.classes === undefined) return null;
  const classes = tensorOf(outputs, names.classes).data;
  const { data, rows, rowStep } =
    layout === 'dets-labels' ? tableOfRows(tensorOf(outputs, names.boxes)) : boxRowsOf(tensorOf(outputs, names.boxes));
  const scores = names.scores === undefined ? null : tensorOf(outputs, names.scores).data;
  const count = names.selection === undefined ? rows : Number(tensorOf(outputs, names.selection).data[0]);
  return Array.from({ length: Math.min(rows, Math.max(count, 0)) }, (_, row) => {
    const at = row * rowStep;
    return {
      corners: Array.from(data.subarray(at, at + 4)),
      score: (scores === null ? data[at + 4] : scores[row]) ?? Number.NaN,
      classIndex: classes[row] ?? Number.NaN,
    };
  });
}
