import type { Size } from '../../../../preload/contract/geometry.ts';
import { gridLevels } from '../layouts/grid.ts';
import { type OutputTensors, type Table, tableOfColumns, tableOfRows, tensorOf } from '../layouts/tensor.ts';
import { areLogits, areUnitBoxes, shareDecoded, shareInside, shareRaw } from './evidence.ts';
import type { Reading } from './readings.ts';

/** A reading with what only the numbers themselves tell. */
export type SettledReading = Reading & Readonly<{ boxesAreUnit: boolean; scoresAreLogits: boolean }>;

export type Choice =
  | { kind: 'settled'; reading: SettledReading }
  /** More than one reading fits; the classes would tell. */
  | { kind: 'open'; readings: readonly Reading[] }
  /** The numbers are no boxes in any reading. */
  | { kind: 'scrambled' };

/** At least this share of all boxes of a working detector lies where it should; a scrambled one stays below a tenth. */
const ENOUGH = 0.5;

/** Chooses among the possible readings of a model by the numbers it answered to the probe pictures. */
export function chooseReading(readings: readonly Reading[], answers: readonly OutputTensors[], input: Size): Choice {
  const settled = readings.flatMap((reading) => {
    const tables = answers.map((outputs) => tableFor(reading, outputs));
    const boxesAreUnit = hasBoxTable(reading) && tables.every(areUnitBoxes);
    if (!isPlausible(reading, tables, input, boxesAreUnit)) return [];
    return [{ ...reading, boxesAreUnit, scoresAreLogits: tables.some((table) => hasLogits(reading, table)) }];
  });
  const [first, ...others] = settled;
  if (first === undefined) return { kind: 'scrambled' };
  return others.length === 0 ? { kind: 'settled', reading: first } : { kind: 'open', readings: settled };
}

/** Layouts whose boxes fill a table whether or not something was found, so that their numbers can be judged. */
function hasBoxTable({ layout }: Reading): boolean {
  return layout === 'v5' || layout === 'v8' || layout === 'v8-rows' || layout === 'yolox';
}

function tableFor({ layout, outputs: { boxes } }: Reading, outputs: OutputTensors): Table {
  const tensor = tensorOf(outputs, boxes);
  return layout === 'v8' ? tableOfColumns(tensor) : tableOfRows(tensor);
}

function isPlausible(reading: Reading, tables: readonly Table[], input: Size, boxesAreUnit: boolean): boolean {
  if (!hasBoxTable(reading)) return true;
  const onAnchorFreeGrid = tables.every(({ rows }) => gridLevels(input, rows, 1) !== null);
  if (reading.layout === 'yolox') return tables.every((table) => shareRaw(table, input) >= ENOUGH);
  if (boxesAreUnit) return true;
  if (onAnchorFreeGrid && reading.layout !== 'v8') return tables.every((table) => shareDecoded(table, input) >= ENOUGH);
  return tables.every((table) => shareInside(table, input) >= ENOUGH);
}

function hasLogits(reading: Reading, table: Table): boolean {
  if (!hasBoxTable(reading) || reading.classCount === null) return false;
  const hasObjectness = reading.layout === 'v5' || reading.layout === 'yolox';
  return areLogits(table, 4, reading.classCount + (hasObjectness ? 1 : 0));
}
