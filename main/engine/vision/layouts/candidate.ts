/** A box a model proposes: corners in pixels of the model's input, x1 ≤ x2 and y1 ≤ y2, all finite. */
export type Candidate = Readonly<{
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  score: number;
  classIndex: number;
  /** Weights of the prototype masks; none where the model has no masks. */
  coefficients?: Float32Array;
}>;

/** Corners from a centre and a size; `null` for a box that is not finite or has no area. */
export function fromCentre(x: number, y: number, width: number, height: number) {
  return fromCorners(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
}

/** Corners as given; `null` for a box that is not finite or has no area. */
export function fromCorners(x1: number, y1: number, x2: number, y2: number) {
  const isBox = Number.isFinite(x1 + y1 + x2 + y2) && x2 > x1 && y2 > y1;
  return isBox ? { x1, y1, x2, y2 } : null;
}
