import { type ComparedParts, judgeModels, type Knowledge } from '../../../main/domain/models/compare-models.ts';
import { pairedEvidence, pairsStillNeeded } from '../../../main/domain/statistics/paired-evidence.ts';
import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import { randomNumbers } from '../../support/random.ts';
import { row, type TruthRow, worst } from '../row.ts';

type Random = () => number;
/** Who is asked about which parts at the level *partial*: all that is sent, or what is asked anyway. */
type Asked = 'as at partial' | 'disagreements as well';
type Case = {
  readonly asked: Asked;
  /** Share of the parts on which each errs. */
  readonly errorRate: number;
  /** How often whoever looks errs. */
  readonly personErrs: number;
};

const PARTS = 4000;
const BAD_SHARE = 0.05;
const UNSURE_SHARE = 0.03;

/** Two models that are alike, compared as often as a part is judged, and the power that is promised of what is still needed. */
export function modelRows(runs: number): readonly TruthRow[] {
  const cases = (['as at partial', 'disagreements as well'] as const).flatMap((asked) =>
    [0.01, 0.05].flatMap((errorRate) => [0, 0.1].map((personErrs): Case => ({ asked, errorRate, personErrs }))),
  );
  return [worst(cases.map((each) => equalModels(each, runs))), fairCoin(runs), ...powerRows(runs)];
}

function equalModels(each: Case, runs: number): TruthRow {
  const random = randomNumbers(41);
  let called = 0;
  for (let run = 0; run < runs; run += 1) if (isEverCalledDifferent(each, random)) called += 1;
  const { asked, errorRate, personErrs } = each;
  const note = `asked ${asked}, each errs on ${100 * errorRate} %, people on ${100 * personErrs} %`;
  return row('two equal models are called different, looking after every part', 'at most', 0.05, {
    ...{ count: called, of: runs, note },
  });
}

function isEverCalledDifferent({ asked, errorRate, personErrs }: Case, random: Random): boolean {
  const counts = new Map<string, ComparedParts>();
  for (let part = 0; part < PARTS; part += 1) {
    const isBad = random() < BAD_SHARE;
    const [champion, challenger] = [verdictOn(isBad, errorRate, random), verdictOn(isBad, errorRate, random)];
    const known = knowledgeOf(champion, challenger, isBad, { asked, personErrs, random });
    const key = `${champion} ${challenger} ${known}`;
    const before = counts.get(key) ?? { champion, challenger, known, parts: 0 };
    counts.set(key, { ...before, parts: before.parts + 1 });
    const isOpposed = champion !== challenger && champion !== 'undetermined' && challenger !== 'undetermined';
    if (isOpposed && judgeModels([...counts.values()]).evidence.pValue < 0.05) return true;
  }
  return false;
}

function verdictOn(isBad: boolean, errorRate: number, random: Random): VerdictKind {
  if (random() < UNSURE_SHARE) return 'undetermined';
  return random() < errorRate === isBad ? 'pass' : 'fail';
}

/** At *partial* a person sees all that the champion is unsure of, with its opinion; of the rest a draw is looked at blind. */
function knowledgeOf(
  champion: VerdictKind,
  challenger: VerdictKind,
  isBad: boolean,
  { asked, personErrs, random }: Pick<Case, 'asked' | 'personErrs'> & { readonly random: Random },
): Knowledge {
  const said = random() < personErrs ? !isBad : isBad;
  if (champion === 'undetermined') return said ? 'bad-aided' : 'good-aided';
  const isAudited = random() < (champion === 'pass' ? 0.05 : 0.02);
  const isSent = asked === 'disagreements as well' && champion !== challenger;
  if (!isAudited && !isSent) return 'none';
  return said ? 'bad' : 'good';
}

/** The test alone, over a thousand disagreements that all are judged. */
function fairCoin(runs: number): TruthRow {
  const random = randomNumbers(20);
  let called = 0;
  for (let run = 0; run < runs; run += 1) {
    let [first, second] = [0, 0];
    for (let pair = 0; pair < 1000; pair += 1) {
      if (random() < 0.5) first += 1;
      else second += 1;
      if (pairedEvidence(first, second).pValue >= 0.05) continue;
      called += 1;
      break;
    }
  }
  return row('a fair coin is called unfair, looking after each of 1,000 throws', 'at most', 0.05, {
    ...{ count: called, of: runs },
  });
}

function powerRows(runs: number): readonly TruthRow[] {
  return [[12, 8] as const, [9, 3] as const, [30, 20] as const].map(([first, second]) => {
    const random = randomNumbers(7);
    const seen = first + second;
    const needed = seen + (pairsStillNeeded(first, second) ?? 0);
    let clear = 0;
    for (let run = 0; run < runs; run += 1) {
      let wrong = 0;
      for (let pair = 0; pair < needed; pair += 1) if (random() < first / seen) wrong += 1;
      if (pairedEvidence(wrong, needed - wrong).pValue < 0.05) clear += 1;
    }
    return row('so many more judged disagreements make it clear (power 80 %)', 'at least', 0.8, {
      ...{ count: clear, of: runs, note: `${first} : ${second}, ${needed - seen} more` },
    });
  });
}
