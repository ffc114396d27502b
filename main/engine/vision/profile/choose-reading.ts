import type { Size } from '../../../../preload/contract/geometry.ts';
import { gridLevels } from '../layouts/grid.ts';
import { type OutputTensors, type Table, tableOfColumns, tableOfRows, tensorOf } from '../layouts/tensor.ts';
import { areLogits, areUnitBoxes, shareDecoded, shareFinished, shareInside, shareRaw } from './evidence.ts';
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
/** A reading that places so many fewer boxes well than another is not the right one. */
const CLEARLY_WORSE = 0.2;

/** Chooses among the possible readings of a model by the numbers it answered to the probe pictures. */
export function chooseReading(readings: readonly Reading[], answers: readonly OutputTensors[], input: Size): Choice {
  const judged = readings.map((reading) => {
    const tables = answers.map((outputs) => tableFor(reading, outputs));
    const boxesAreUnit = hasBoxTable(reading) && tables.every(areUnitBoxes);
    const scoresAreLogits = tables.some((table) => hasLogits(reading, table));
    const shares = tables.map((table) => shareWellPlaced(reading, table, input, boxesAreUnit));
    return { reading: { ...reading, boxesAreUnit, scoresAreLogits }, share: Math.min(...shares) };
  });
  const best = Math.max(...judged.map(({ share }) => share));
  const fitting = judged.filter(({ share }) => share >= ENOUGH && share > best - CLEARLY_WORSE);
  const [first, ...others] = fitting.map(({ reading }) => reading);
  if (first === undefined) return { kind: 'scrambled' };
  return others.length === 0 ? { kind: 'settled', reading: first } : { kind: 'open', readings: [first, ...others] };
}

/** Layouts whose boxes fill a table whether or not something was found, so that their numbers can be judged. */
function hasBoxTable({ layout }: Reading): boolean {
  return layout === 'v5' || layout === 'v8' || layout === 'v8-rows' || layout === 'yolox';
}

function tableFor({ layout, outputs: { boxes } }: Reading, outputs: OutputTensors): Table {
  const tensor = tensorOf(outputs, boxes);
  return layout === 'v8' ? tableOfColumns(tensor) : tableOfRows(tensor);
}

/** Share of the boxes that lie where this reading would have them; 1 where nothing can be said against it. */
function shareWellPlaced(reading: Reading, table: Table, input: Size, boxesAreUnit: boolean): number {
  if (reading.layout === 'end-to-end') return shareFinished(table, { corners: 0, score: 4, classIndex: 5 });
  if (reading.layout === 'batched-rows') return shareFinished(table, { corners: 1, score: 6, classIndex: 5 });
  if (!hasBoxTable(reading)) return 1;
  if (reading.layout === 'yolox') return shareRaw(table, input);
  const unit = boxesAreUnit ? input : { width: 1, height: 1 };
  const isOnCells = reading.layout !== 'v8' && gridLevels(input, table.rows, 1) !== null;
  return isOnCells ? shareDecoded(table, input, unit) : shareInside(table, input, unit);
}

function hasLogits(reading: Reading, table: Table): boolean {
  if (!hasBoxTable(reading) || reading.classCount === null) return false;
  const hasObjectness = reading.layout === 'v5' || reading.layout === 'yolox';
  return areLogits(table, 4, reading.classCount + (hasObjectness ? 1 : 0));
}
