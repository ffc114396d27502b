import type { OutputLayout } from '../../../../preload/contract/models/model.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { gridLevels } from '../layouts/grid.ts';
import type { Reading } from './reading.ts';

/** What tells how a table of boxes may be read, its numbers apart. */
export type TableShape = Readonly<{
  /** The last two dimensions. */
  first: number;
  last: number;
  /** Mask coefficients that each box ends with. */
  masks: number;
  /** Every picture is answered by as many boxes; else the model has chosen them. */
  isSteady: boolean;
}>;

type TableReading = Pick<Reading, 'layout' | 'classCount' | 'isUnusual'>;

/** Layouts of tables that hold a box for every place, found or not. */
type TableLayout = Extract<OutputLayout, 'v5' | 'v5-columns' | 'v5-one-class' | 'v8' | 'v8-rows' | 'yolox'>;

/** Numbers of a box that a model has chosen itself: corners, score, class. */
const FINISHED_FIELDS = 6;

/**
 * All ways in which a table of boxes may be read by its shape, the likelier first. What hardly anybody exports is among them only where the
 * file names as many classes.
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
  // Off every known grid the count of names tells, or else that fields are fewer than boxes in any real detector.
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
