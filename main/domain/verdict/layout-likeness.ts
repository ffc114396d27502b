/**
 * How alike two pictures are in where they are light and dark: the correlation of the brightness of their cells, −1 to 1. It
 * minds neither exposure nor contrast. 0 where one of them is even, which is like nothing.
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
