import type { Floors } from './floors.ts';
import type { Table } from './tensor.ts';

/** How far outside 0 to 1 rounding can take a score: half precision leaves 1.0005. */
const ROUNDING = 0.01;

/** Where the scores of a table are: class fields `from` to `from + count - 1`, times objectness if there is a field for it. */
export type ScoreFields = Readonly<{ from: number; count: number; objectness: number | null; areLogits: boolean }>;

/** A row and one class read from it. */
export type ScoredRow = Readonly<{ row: number; score: number; classIndex: number }>;

/**
 * The classes of every row that reach their floor: its best one, and any other that is read whatever the best scores. Looks at
 * every number. Throws if one is not a score: a misreading must not let its part pass.
 */
export function scoredRows(table: Table, fields: ScoreFields, floors: Floors): readonly ScoredRow[] {
  const { from, count, areLogits } = fields;
  const { data, rows, rowStep, fieldStep } = table;
  const objectness = objectnessOf(table, fields);
  const scoreOf = (row: number, raw: number) =>
    asScore((areLogits ? sigmoid(raw) : raw) * (objectness === null ? 1 : (objectness[row] as number)));
  const classes = Array.from({ length: count }, (_, c) => c);
  const anyFloors = Float64Array.from(classes, floors.any);
  const bestFloors = Float64Array.from(classes, floors.best);
  const lowestAny = anyFloors.reduce((lowest, floor) => Math.min(lowest, floor), Number.POSITIVE_INFINITY);

  const found: ScoredRow[] = [];
  const best = bestClasses(table, fields);
  for (let row = 0; row < rows; row += 1) {
    const bestScore = scoreOf(row, best.raw[row] as number);
    const bestClass = best.classes[row] as number;
    const isTold = bestScore >= (anyFloors[bestClass] as number);
    if (!isTold && bestScore >= (bestFloors[bestClass] as number)) {
      found.push({ row, score: bestScore, classIndex: bestClass });
    }
    // No other class of the row scores higher, so hardly any row is read twice.
    if (bestScore < lowestAny) continue;
    for (let c = 0, at = row * rowStep + from * fieldStep; c < count; c += 1, at += fieldStep) {
      const score = scoreOf(row, data[at] as number);
      if (score >= (anyFloors[c] as number)) found.push({ row, score, classIndex: c });
    }
  }
  return found;
}

/**
 * The highest class of every row, with its raw number, in memory order: this is the one place that touches every number.
 * Throws if one is not a score.
 */
function bestClasses({ data, rows, rowStep, fieldStep }: Table, { from, count, areLogits }: ScoreFields) {
  const raw = new Float32Array(rows).fill(Number.NEGATIVE_INFINITY);
  const classes = new Int32Array(rows);
  const low = areLogits ? -Number.MAX_VALUE : -ROUNDING;
  const high = areLogits ? Number.MAX_VALUE : 1 + ROUNDING;
  if (fieldStep >= rowStep) {
    for (let c = 0; c < count; c += 1) {
      for (let row = 0, at = (from + c) * fieldStep; row < rows; row += 1, at += rowStep) {
        const value = data[at] as number;
        if (!(value >= low && value <= high)) throw new NotAScore(value);
        if (value > (raw[row] as number)) {
          raw[row] = value;
          classes[row] = c;
        }
      }
    }
    return { raw, classes };
  }
  for (let row = 0; row < rows; row += 1) {
    let highest = Number.NEGATIVE_INFINITY;
    let highestClass = 0;
    for (let c = 0, at = row * rowStep + from * fieldStep; c < count; c += 1, at += fieldStep) {
      const value = data[at] as number;
      if (!(value >= low && value <= high)) throw new NotAScore(value);
      if (value > highest) {
        highest = value;
        highestClass = c;
      }
    }
    raw[row] = highest;
    classes[row] = highestClass;
  }
  return { raw, classes };
}

function objectnessOf({ data, rows, rowStep, fieldStep }: Table, { objectness, areLogits }: ScoreFields) {
  if (objectness === null) return null;
  const scores = new Float64Array(rows);
  for (let row = 0, at = objectness * fieldStep; row < rows; row += 1, at += rowStep) {
    const value = data[at] as number;
    scores[row] = areLogits ? sigmoid(value) : scoreIn(value);
  }
  return scores;
}

/** A number read as a score that cannot be one: the whole reading is wrong, so a person has to decide about the part. */
export class NotAScore extends Error {
  constructor(value: number) {
    super(`it gave ${value} where a score of 0 to 1 is expected`);
  }
}

/** A score within 0 to 1. Throws if it is further outside than rounding can take it. */
export function scoreIn(value: number): number {
  if (!(value >= -ROUNDING && value <= 1 + ROUNDING)) throw new NotAScore(value);
  return asScore(value);
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function asScore(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
