/** Where an image is light and where dark, prepared for comparison with many others: its cells minus their mean, and their sum of squares. */
export type CentredLayout = Readonly<{ cells: Float64Array; squares: number }>;

export function centredLayout(layout: readonly number[]): CentredLayout {
  let sum = 0;
  for (const cell of layout) sum += cell;
  const mean = sum / layout.length;
  const cells = Float64Array.from(layout, (cell) => cell - mean);
  let squares = 0;
  for (const cell of cells) squares += cell * cell;
  return { cells, squares };
}

/**
 * How similar the light and dark areas of two images are: the correlation of the brightness of their cells, −1 to 1.
 * Exposure and contrast do not matter. 0 if one of them is uniform, which resembles nothing.
 */
export function layoutLikeness(one: CentredLayout, other: CentredLayout): number {
  let product = 0;
  for (let cell = 0; cell < one.cells.length; cell += 1) {
    product += (one.cells[cell] as number) * (other.cells[cell] ?? 0);
  }
  const length = Math.sqrt(one.squares * other.squares);
  return length === 0 ? 0 : product / length;
}
