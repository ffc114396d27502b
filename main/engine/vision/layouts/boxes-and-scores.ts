import { type BoxFields, boxIn } from './box-table.ts';
import type { Candidate } from './candidate.ts';
import type { Floors } from './floors.ts';
import { scoredRows } from './scores.ts';
import { boxRowsOf, type OutputTensor, requireNumbersIn, scoreTableOf } from './tensor.ts';

/** Boxes in one output and their class scores in another: the layout `boxes-and-scores`. */
export function readBoxesAndScores(
  boxes: OutputTensor,
  scores: OutputTensor,
  fields: Pick<BoxFields, 'classCount' | 'scoresAreLogits' | 'unit' | 'areCorners'>,
  floors: Floors,
): readonly Candidate[] {
  const table = boxRowsOf(boxes);
  requireNumbersIn(table, 0, 4);
  const { classCount: count, scoresAreLogits: areLogits } = fields;
  const found = scoredRows(scoreTableOf(scores, table.rows), { from: 0, count, objectness: null, areLogits }, floors);
  return found.map(({ row, score, classIndex }) => ({ ...boxIn(table, row, fields), score, classIndex }));
}
