import { type Admits, BLOCK_MS, DAY_MS, decidedWithin, HOUR_MS, type RollupTable } from './rollup-table.ts';

/** The number of columns and of rows in which boxes are counted, whatever the shape of the image. */
export const GRID = 20;
const KEY = ['hour', 'lane_id', 'lot', 'recipe_id', 'model_id', 'class_id', 'cell'];
const DAY_KEY = ['day', 'lane_id', 'recipe_id', 'model_id', 'class_id', 'cell'];
const BLOCK_KEY = ['block', 'lane_id', 'recipe_id', 'model_id', 'class_id', 'cell'];

/** Where on the part: centres of the boxes on parts that the machine did not pass, by hour and cell of a grid over the image. */
export const boxes: RollupTable = {
  name: 'rollup_box',
  key: KEY,
  sums: ['boxes'],
  slotMs: HOUR_MS,
  concerns: ({ hasUnpassedBoxes }) => hasUnpassedBoxes,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) =>
    `SELECT ${KEY.join(', ')}, count(*) FROM (${cells(admits, 'hour', slotMs)}) GROUP BY ${KEY.join(', ')}`,
};

/** The same by day in UTC and for all lots together: weeks are summed from it. */
export const boxDays: RollupTable = {
  name: 'rollup_box_day',
  key: DAY_KEY,
  sums: ['boxes'],
  slotMs: DAY_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) =>
    `SELECT ${DAY_KEY.join(', ')}, count(*) FROM (${cells(admits, 'day', slotMs)}) GROUP BY ${DAY_KEY.join(', ')}`,
};

/** The same by thirty-two days: a year is summed from it. */
export const boxBlocks: RollupTable = {
  name: 'rollup_box_block',
  key: BLOCK_KEY,
  sums: ['boxes'],
  slotMs: BLOCK_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) =>
    `SELECT ${BLOCK_KEY.join(', ')}, count(*) FROM (${cells(admits, 'block', slotMs)}) GROUP BY ${BLOCK_KEY.join(', ')}`,
};

function cells(admits: Admits, slot: string, slotMs: number): string {
  return `
    SELECT i.decided_at / ${slotMs} AS ${slot}, s.lane_id, ifnull(s.lot, '') AS lot,
      i.recipe_id, ifnull(i.model_id, 0) AS model_id, d.class_id,
      ${cellAlong('d.y_sixteenths', 'd.height_sixteenths', 'i.height')} * ${GRID} +
      ${cellAlong('d.x_sixteenths', 'd.width_sixteenths', 'i.width')} AS cell
    FROM inspection i JOIN shot s ON s.id = i.id JOIN detection d ON d.inspection_id = i.id
    WHERE i.verdict <> 'pass' AND i.width > 0 AND i.height > 0 AND ${admits('i.id')}`;
}

/** The cell of a box's centre, along one side of the image; in whole numbers, so that it is always the same. */
function cellAlong(start: string, length: string, side: string): string {
  return `max(0, min(${GRID - 1}, (2 * ${start} + ${length}) * ${GRID} / (32 * ${side})))`;
}
