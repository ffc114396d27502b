/**
 * How similar the light and dark areas of two images are: the correlation of the brightness of their cells, −1 to 1.
 * Exposure and contrast do not matter. 0 if one of them is uniform, which resembles nothing.
 */
export function layoutLikeness(one: readonly number[], other: readonly number[]): number {
  const oneMean = meanOf(one);
  const otherMean = meanOf(other);
  let product = 0;
  let oneSquares = 0;
  let otherSquares = 0;
  for (let cell = 0; cell < one.length; cell += 1) {
    const a = (one[cell] as number) - oneMean;
    const b = (other[cell] ?? otherMean) - otherMean;
    product += a * b;
    oneSquares += a * a;
    otherSquares += b * b;
  }
  const length = Math.sqrt(oneSquares * otherSquares);
  return length === 0 ? 0 : product / length;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
