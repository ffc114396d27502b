import type { Detection } from '../../../preload/contract/models/model.ts';

/** Whether two answers are identical in every class, score and position, to the last digit. */
export function isSameAnswer(a: readonly Detection[], b: readonly Detection[]): boolean {
  return a.length === b.length && a.every((one, index) => isSameBox(one, b[index]));
}

function isSameBox(a: Detection, b: Detection | undefined): boolean {
  if (b === undefined || a.classIndex !== b.classIndex || a.score !== b.score) return false;
  const { x, y, width, height } = a.box;
  return x === b.box.x && y === b.box.y && width === b.box.width && height === b.box.height;
}
