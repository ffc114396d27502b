/** A box a model proposes: corners in pixels of the model's input, x1 ≤ x2 and y1 ≤ y2, all finite. It may have no area, or lie outside. */
export type Candidate = Readonly<{
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  score: number;
  classIndex: number;
  /** Weights of the prototype masks; none if the model has no masks. */
  coefficients?: Float32Array;
}>;

/** No box of any picture reaches beyond this; areas within it are still finite. */
const FAR = 1e7;

/** Corners from a centre and a size. */
export function fromCentre(x: number, y: number, width: number, height: number) {
  return fromCorners(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
}

/**
 * Corners in order. A box's score counts wherever the box is: a reversed box is put right, one without area stays, and one
 * without a usable position covers everything.
 */
export function fromCorners(x1: number, y1: number, x2: number, y2: number) {
  const [left, right] = inOrder(x1, x2);
  const [top, bottom] = inOrder(y1, y2);
  return { x1: left, y1: top, x2: right, y2: bottom };
}

function inOrder(a: number, b: number): readonly [number, number] {
  if (Number.isNaN(a) || Number.isNaN(b)) return [-FAR, FAR];
  const [first, second] = [near(a), near(b)];
  return first <= second ? [first, second] : [second, first];
}

function near(place: number): number {
  return Math.min(Math.max(place, -FAR), FAR);
}
