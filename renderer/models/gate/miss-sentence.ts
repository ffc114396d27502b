import type { TFunction } from 'i18next';
import type { GateReport } from '../../../preload/contract/models/gate.ts';
import type { Format } from '../../../preload/words/format.ts';

type Report = Pick<GateReport, 'challenger' | 'champion'>;
type ClassMisses = Readonly<{ name: string; of: number; challenger: number; champion: number }>;

/**
 * What a model misses beside the champion, in one sentence: about the class of which it misses the most more, or that there is none.
 * These are counts of the golden set; what may be concluded from them, the rules say. `null` without a champion.
 */
export function missSentence({ challenger, champion }: Report, t: TFunction, format: Format): string | null {
  if (champion === null) return null;
  const classes = challenger.classes.flatMap(({ className, trueBoxes, recall }): readonly ClassMisses[] => {
    const theirs = champion.classes.find((each) => each.className === className)?.recall ?? null;
    if (recall === null || theirs === null) return [];
    // Recall is a share of whole boxes: rounding gives back their exact number.
    const missed = (of: number) => Math.round(trueBoxes * (1 - of));
    return [{ name: className, of: trueBoxes, challenger: missed(recall), champion: missed(theirs) }];
  });
  if (classes.length === 0) return t('gate.miss.unknown');
  const worst = classes.reduce((a, b) => (excess(b) > excess(a) ? b : a));
  if (excess(worst) > 0) return worseWords(worst, t, format);
  const sum = (of: (each: ClassMisses) => number) => format.count(classes.reduce((total, each) => total + of(each), 0));
  return t('gate.miss.no-more', {
    challenger: sum((each) => each.challenger),
    champion: sum((each) => each.champion),
    of: sum((each) => each.of),
  });
}

function excess({ challenger, champion }: ClassMisses): number {
  return challenger - champion;
}

/** Below this, "1.1 times as many" is harder to read than "more". */
const WORTH_A_RATIO = 1.5;

function worseWords({ name, of, challenger, champion }: ClassMisses, t: TFunction, format: Format): string {
  const counts = { name, of: format.count(of), challenger: format.count(challenger), champion: format.count(champion) };
  if (champion === 0) return t('gate.miss.only-this', counts);
  const ratio = challenger / champion;
  if (ratio === 2) return t('gate.miss.twice', counts);
  return ratio < WORTH_A_RATIO
    ? t('gate.miss.more', counts)
    : t('gate.miss.times', { ...counts, times: format.rate(ratio) });
}
