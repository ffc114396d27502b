import type { ScoreFloors } from '../../../domain/verdict/score-floors.ts';

/** The score floors of a look, by class index. */
export type Floors = Readonly<{
  /** The lowest score at which a class is read whatever the other classes score. */
  any(classIndex: number): number;
  /** The lowest score at which it is read as the best class of its box. */
  best(classIndex: number): number;
  /** The lowest score at which leaving it out has to be reported. */
  told(classIndex: number): number;
}>;

/** Floors for the classes of a model. A class without a name goes by its number, as in its detections. */
export function floorsFor({ best, tail = best, limits, otherLimit }: ScoreFloors, classes: readonly string[]): Floors {
  const byName = new Map(limits);
  const any = (classIndex: number) => byName.get(classNameOf(classIndex, classes)) ?? otherLimit;
  return {
    any,
    best: (classIndex) => Math.min(best, tail, any(classIndex)),
    told: (classIndex) => Math.min(best, any(classIndex)),
  };
}

/** A defect without a name is named by its number: it must not let its part pass. */
export function classNameOf(classIndex: number, classes: readonly string[]): string {
  return classes[classIndex] ?? String(classIndex);
}
