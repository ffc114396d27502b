import type { OutputLayout } from '../../../../preload/contract/models/model.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { gridLevels } from '../layouts/grid.ts';
import type { Reading } from './reading.ts';

/** What tells how a table of boxes may be read, besides its numbers. */
export type TableShape = Readonly<{
  /** The last two dimensions. */
  first: number;
  last: number;
  /** Mask coefficients at the end of each box. */
  masks: number;
  /** Every picture gets the same number of boxes; if not, the model has chosen them. */
  isSteady: boolean;
}>;

type TableReading = Pick<Reading, 'layout' | 'classCount' | 'isUnusual'>;

/** Layouts of tables with a box for every place, found or not. */
type TableLayout = Extract<OutputLayout, 'v5' | 'v5-columns' | 'v5-one-class' | 'v8' | 'v8-rows' | 'yolox'>;

/** The numbers of a box chosen by the model: corners, score, class. */
const FINISHED_FIELDS = 6;

/**
 * All ways in which the shape of a table of boxes lets it be read, likeliest first. Includes layouts that are rarely exported only if the
 * file names that many classes.
 */
export function tableReadings(
  { first, last, masks, isSteady }: TableShape,
  input: Size,
  nameCount: number | undefined,
): readonly TableReading[] {
  const finished: readonly TableReading[] =
    last === FINISHED_FIELDS + masks ? [{ layout: 'end-to-end', classCount: null }] : [];
  if (!isSteady) return finished;
  const rows = last - masks;
  const columns = first - masks;
  const isOnGrid = (count: number, perCell: number) => gridLevels(input, count, perCell) !== null;
  const reading = (layout: TableLayout): readonly TableReading[] => {
    const classCount = classesOf(layout, { rows, columns });
    return classCount >= 1 ? [{ layout, classCount }] : [];
  };
  const unusual = (layout: TableLayout) =>
    reading(layout)
      .filter(({ classCount }) => classCount === nameCount)
      .map((each): TableReading => ({ ...each, isUnusual: true }));
  if (isOnGrid(first, 3)) return [...finished, ...reading(rows === 6 ? 'v5-one-class' : 'v5'), ...unusual('v8-rows')];
  if (isOnGrid(last, 3)) return [...finished, ...reading('v5-columns'), ...unusual('v8')];
  if (isOnGrid(last, 1)) return [...finished, ...reading('v8'), ...unusual('v5-columns')];
  if (isOnGrid(first, 1)) {
    return [...finished, ...(masks === 0 ? reading('yolox') : []), ...reading('v5'), ...reading('v8-rows')];
  }
  // Off every known grid, the count of names tells, or else that any real detector has fewer fields than boxes.
  const usual = [...reading('v8'), ...reading('v5'), ...reading('v8-rows')];
  const counted = usual.filter(({ classCount }) => classCount === nameCount);
  if (counted.length > 0) return [...finished, ...counted];
  const along = usual.filter(({ layout }) => (layout === 'v8') === first < last);
  return [...finished, ...along, ...(first < last ? unusual('v5-columns') : [])];
}

function classesOf(layout: TableLayout, { rows, columns }: { rows: number; columns: number }): number {
  switch (layout) {
    case 'v5':
    case 'v5-one-class':
    case 'yolox':
      return rows - 5;
    case 'v8-rows':
      return rows - 4;
    case 'v5-columns':
      return columns - 5;
    case 'v8':
      return columns - 4;
    default:
      return layout satisfies never;
  }
}
