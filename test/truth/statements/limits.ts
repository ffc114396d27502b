import { type ScoredPart, suggestLimits } from '../../../main/domain/verdict/suggest-limits.ts';
import { randomNumbers } from '../../support/random.ts';
import { row, type TruthRow } from '../row.ts';

type Random = () => number;

const CLASSES = ['scratch', 'crack', 'chip'] as const;
const ALLOWED = { escapes: 0.005, overkill: 0.01 };
/** Of each kind: enough to choose on, and enough fresh ones to know the true shares of what was chosen to a tenth of what is allowed. */
const CHOSEN_ON = 1000;
const FRESH = 40_000;

/** Limits that are chosen on some parts, against what they do to others. */
export function limitRows(runs: number): readonly TruthRow[] {
  const random = randomNumbers(77);
  const fresh = { bad: partsOf(true, FRESH, random), good: partsOf(false, FRESH, random) };
  let [escapes, overkill, useful] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const parts = [...partsOf(true, CHOSEN_ON, random), ...partsOf(false, CHOSEN_ON, random)];
    const limits = suggestLimits(parts, CLASSES, ALLOWED);
    const clearBelow = new Map(limits.map((each) => [each.className, each.clearBelow]));
    const rejectAt = new Map(limits.map((each) => [each.className, each.rejectAt]));
    const reaches = ({ topScores }: ScoredPart, levels: ReadonlyMap<string, number>) =>
      [...topScores].some(([name, score]) => score >= (levels.get(name) ?? 1));
    const passed = (some: readonly ScoredPart[]) => some.filter((part) => !reaches(part, clearBelow)).length;
    if (passed(fresh.bad) / FRESH > ALLOWED.escapes) escapes += 1;
    if (fresh.good.filter((part) => reaches(part, rejectAt)).length / FRESH > ALLOWED.overkill) overkill += 1;
    if (passed(fresh.good) / FRESH > 0.5) useful += 1;
  }
  const note = `${CHOSEN_ON} bad and ${CHOSEN_ON} good parts, ${CLASSES.length} classes`;
  return [
    row('suggested limits for at most 0.5 % escapes let more through on fresh parts', 'at most', 0.05, {
      ...{ count: escapes, of: runs, note },
    }),
    row('suggested limits for at most 1 % overkill reject more on fresh parts', 'at most', 0.05, {
      ...{ count: overkill, of: runs, note },
    }),
    row('they still pass more than half of the good parts', 'at least', 0.9, { count: useful, of: runs, note }),
  ];
}

/** A fair detector: it finds nearly every defect with a high score, and now and then something on a good part, mostly with a low one. */
function partsOf(isBad: boolean, count: number, random: Random): readonly ScoredPart[] {
  return Array.from({ length: count }, () => {
    const topScores = new Map<string, number>();
    for (const name of CLASSES) if (random() < 0.15) topScores.set(name, 0.6 * random() ** 3);
    if (isBad) topScores.set(CLASSES[Math.floor(random() * CLASSES.length)] ?? 'chip', 1 - 0.98 * random() ** 3);
    return { isBad, topScores };
  });
}
