import type { Floors } from './floors.ts';
import type { Table } from './tensor.ts';

/** How far outside 0 to 1 rounding can carry a score: half precision leaves 1.0005. */
const ROUNDING = 0.01;

/** Where the scores of a table stand: class fields `from` to `from + count - 1`, times objectness where there is a field of it. */
export type ScoreFields = Readonly<{ from: number; count: number; objectness: number | null; areLogits: boolean }>;

/** A row and one class that it is read for. */
export type ScoredRow = Readonly<{ row: number; score: number; classIndex: number }>;

/**
 * The classes of every row that reach their floor: its best one, and each other that is read whatever the best scores. Looks at
 * every number. Throws where one is no score: what is read wrongly must not leave its part clear.
 */
export function scoredRows(table: Table, fields: ScoreFields, floors: Floors): readonly ScoredRow[] {
  const { count, areLogits } = fields;
  const objectness = objectnessOf(table, fields);
  const scoreOf = (row: number, raw: number) =>
    asScore((areLogits ? sigmoid(raw) : raw) * (objectness === null ? 1 : (objectness[row] as number)));
  const classes = Array.from({ length: count }, (_, c) => c);
  const anyFloors = Float64Array.from(classes, floors.any);
  const bestFloors = Float64Array.from(classes, floors.best);

  const found: ScoredRow[] = [];
  const best = scanClasses(table, fields, anyFloors.map(rawFloor(areLogits)), (row, classIndex, raw) => {
    const score = scoreOf(row, raw);
    if (score >= (anyFloors[classIndex] as number)) found.push({ row, score, classIndex });
  });
  for (let row = 0; row < table.rows; row += 1) {
    const score = scoreOf(row, best.raw[row] as number);
    const classIndex = best.classes[row] as number;
    const isTold = score >= (anyFloors[classIndex] as number);
    if (!isTold && score >= (bestFloors[classIndex] as number)) found.push({ row, score, classIndex });
  }
  return found;
}

/** The raw number below which no score can reach a floor, objectness being at most 1. */
function rawFloor(areLogits: boolean): (floor: number) => number {
  return (floor) => {
    if (floor <= 0 || floor > 1) return floor > 1 ? floor : Number.NEGATIVE_INFINITY;
    const least = Math.min(floor / (1 + ROUNDING), 1 - ROUNDING);
    return areLogits ? Math.log(least / (1 - least)) : least;
  };
}

/**
 * The highest class of every row, with its raw number. Each that reaches its own floor is handed over on the way; in the order in
 * which the numbers lie in memory, for this is the one place that touches all of them.
 */
function scanClasses(
  { data, rows, rowStep, fieldStep }: Table,
  { from, count, areLogits }: ScoreFields,
  floors: Float64Array,
  take: (row: number, classIndex: number, raw: number) => void,
) {
  const raw = new Float32Array(rows).fill(Number.NEGATIVE_INFINITY);
  const classes = new Int32Array(rows);
  const low = areLogits ? -Number.MAX_VALUE : -ROUNDING;
  const high = areLogits ? Number.MAX_VALUE : 1 + ROUNDING;
  // One question for nearly all of the numbers: whether one can be left alone.
  const ceilings = floors.map((floor) => Math.min(floor, high));
  const heed = (row: number, c: number, value: number) => {
    if (!(value >= low && value <= high)) throw new NotAScore(value);
    if (value >= (floors[c] as number)) take(row, c, value);
  };
  if (fieldStep >= rowStep) {
    for (let c = 0; c < count; c += 1) {
      const ceiling = ceilings[c] as number;
      for (let row = 0, at = (from + c) * fieldStep; row < rows; row += 1, at += rowStep) {
        const value = data[at] as number;
        if (!(value >= low && value < ceiling)) heed(row, c, value);
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
      if (!(value >= low && value < (ceilings[c] as number))) heed(row, c, value);
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
  return Float64Array.from({ length: rows }, (_, row) => {
    const value = data[row * rowStep + objectness * fieldStep] as number;
    return areLogits ? sigmoid(value) : scoreIn(value);
  });
}

/** What is read as a score and can be none: then all of the reading is wrong, and its part is nobody's but a person's. */
export class NotAScore extends Error {
  constructor(value: number) {
    super(`it gave ${value} where a score of 0 to 1 is expected`);
  }
}

/** A score within 0 to 1. Throws where it lies further outside than rounding carries it. */
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
