import type { PairedRecall } from '../../../preload/contract/models/gate.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { TrueBox } from '../boxes/detection-quality.ts';
import { matchBoxes } from '../boxes/match-boxes.ts';

type Seen = Readonly<{ truth: readonly TrueBox[]; detections: readonly Detection[] }>;

/** Box by box at overlap 0.5, what only one of two models missed; both models looked at the same parts in the same order. */
export function pairedRecall(
  challenger: readonly Seen[],
  champion: readonly Seen[],
  scoreOf: (className: string) => number,
): readonly PairedRecall[] {
  const found = challenger.flatMap((look, index) => {
    const other = champion[index];
    if (other === undefined) throw new Error('two models looked at different parts');
    return [...new Set(look.truth.map(({ className }) => className))].flatMap((className) => {
      const byChallenger = foundBoxes(look, className, scoreOf);
      const byChampion = foundBoxes({ ...other, truth: look.truth }, className, scoreOf);
      return byChallenger.map((isFound, box) => ({
        className,
        byChallenger: isFound,
        byChampion: byChampion[box] === true,
      }));
    });
  });
  return [...Map.groupBy(found, ({ className }) => className)].map(([className, boxes]) => ({
    className,
    boxes: boxes.length,
    missedByChallenger: boxes.filter((box) => !box.byChallenger && box.byChampion).length,
    missedByChampion: boxes.filter((box) => box.byChallenger && !box.byChampion).length,
  }));
}

/** Whether each true box of a class was found, in the order of the true boxes. */
export function foundBoxes(
  { truth, detections }: Seen,
  className: string,
  scoreOf: (className: string) => number,
): readonly boolean[] {
  const boxes = truth.filter((each) => each.className === className).map(({ box }) => box);
  const shown = detections
    .filter((each) => each.className === className && each.score >= scoreOf(className))
    .toSorted((a, b) => b.score - a.score);
  const matches = matchBoxes(
    shown.map(({ box }) => box),
    boxes,
    0.5,
  );
  return boxes.map((_, box) => matches.includes(box));
}
