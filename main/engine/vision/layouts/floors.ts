import type { ScoreFloors } from '../../../domain/verdict/score-floors.ts';

/** The floors of a look by class index. */
export type Floors = Readonly<{
  /** The least score at which a class is read whatever the others score. */
  any(classIndex: number): number;
  /** The least score at which it is read where it is the best of its box. */
  best(classIndex: number): number;
  /** The least score at which leaving it out has to be told. */
  told(classIndex: number): number;
}>;

/** Floors for the classes of a model. A class that the model gives no name goes by its number, as its detections do. */
export function floorsFor({ best, tail = best, limits, otherLimit }: ScoreFloors, classes: readonly string[]): Floors {
  const byName = new Map(limits);
  const any = (classIndex: number) => byName.get(classNameOf(classIndex, classes)) ?? otherLimit;
  return {
    any,
    best: (classIndex) => Math.min(best, tail, any(classIndex)),
    told: (classIndex) => Math.min(best, any(classIndex)),
  };
}

/** A defect without a name keeps its number for one: it must not leave its part clear. */
export function classNameOf(classIndex: number, classes: readonly string[]): string {
  return classes[classIndex] ?? String(classIndex);
}
