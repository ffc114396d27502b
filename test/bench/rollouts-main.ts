// What the roll-out promises, from simulated lines: `npm run bench:rollouts -- --runs 2000 --seed 1`. Prints a table; exit code 1 where a
// promise does not hold.
import { parseArgs } from 'node:util';
import { chanceOfAtLeast } from '../../main/domain/statistics/binomial.ts';
import { estimateShare } from '../../main/domain/statistics/wilson-interval.ts';
import { DEFAULT_ROLLOUT_PLAN } from '../../preload/contract/models/rollout-plan.ts';
import { type SimulatedRollout, simulateRollout, type TwoModels } from '../support/lines/simulated-rollout.ts';
import { randomNumbers } from '../support/random.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];

const { alpha, margin } = DEFAULT_ROLLOUT_PLAN;
let isKept = true;
const say = (line: string) => process.stdout.write(`${line}\n`);

const inRuns = (count: number, models: TwoModels, mostParts?: number): readonly SimulatedRollout[] =>
  Array.from({ length: count }, (_, run) =>
    simulateRollout(seed * 1_000_003 + run, models, mostParts === undefined ? {} : { mostParts }),
  );

function promise(name: string, value: string, holds: boolean): void {
  isKept &&= holds;
  say(`${holds ? 'holds ' : 'BROKEN'}  ${name}: ${value}`);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
function withInterval(count: number, of: number): string {
  const share = estimateShare(count, of);
  return share === null
    ? '—'
    : `${percent(count / of)} (${percent(share.low)}–${percent(share.high)}, ${count} of ${of})`;
}

// A challenger exactly as good: each of the two alone is wrong about 1 % of the parts, in either direction.
const equal = { escapes: { challenger: 0.005, champion: 0.005 }, overkill: { challenger: 0.005, champion: 0.005 } };
const equals = inRuns(runs, equal);
const gone = equals.filter(({ state }) => state.status === 'rolled-back' || state.status === 'stopped').length;
promise(`just as good, read after every part: rolled back or stopped`, withInterval(gone, runs), gone / runs <= alpha);
const peeked = equals.filter(({ wrong }) => isCalledByPeeking(wrong)).length;
say(`        a fixed 5 % test read as often, on the same disagreements: ${withInterval(peeked, runs)}`);
const promoted = equals.filter(({ state }) => state.status === 'settled').length;
say(
  `        promoted and settled: ${withInterval(promoted, runs)}; parts, median: ${median(equals.map(({ parts }) => parts))}`,
);
const thousand = Array.from({ length: runs }, (_, run) => fairDisagreements(seed * 7_919 + run, 1000));
say(
  `        the same fixed test over 1,000 disagreements: ${withInterval(thousand.filter(isCalledByPeeking).length, runs)}`,
);

for (const [share, most] of [
  [0.9, 15],
  [0.8, 25],
  [0.7, 60],
] as const) {
  for (const kind of ['escapes', 'overkill'] as const) {
    const none = { challenger: 0, champion: 0 };
    const models = {
      escapes: none,
      overkill: none,
      [kind]: { challenger: 0.02 * share, champion: 0.02 * (1 - share) },
    };
    const ended = inRuns(Math.min(runs, 1000), models);
    const back = ended.filter(({ state }) => state.status === 'rolled-back');
    const needed = median(back.map(({ wrong }) => wrong.length));
    const isFast = needed <= most && back.length > 0.5 * ended.length;
    promise(
      `wrong in ${percent(share)} of disagreements, ${kind}: settled until roll-back, median`,
      `${needed} of at most ${most}; ${percent(back.length / ended.length)} rolled back`,
      isFast,
    );
  }
}

for (const kind of ['escapes', 'overkill'] as const) {
  const other = { challenger: 0.002, champion: 0.002 };
  const worse = { escapes: other, overkill: other, [kind]: { challenger: margin + 0.002, champion: 0.002 } };
  const ended = inRuns(Math.min(runs, 1000), worse);
  const wrong = ended.filter(({ wasPromoted }) => wasPromoted).length;
  promise(
    `worse by the margin, ${kind}: became champion`,
    withInterval(wrong, ended.length),
    wrong / ended.length <= 0.05,
  );
}
process.exitCode = isKept ? 0 : 1;

/** Whether a test made to be read once would have called the challenger worse at one of its disagreements. */
function isCalledByPeeking(wrong: readonly boolean[]): boolean {
  let [challenger, champion] = [0, 0];
  return wrong.some((isChallenger) => {
    if (isChallenger) challenger += 1;
    else champion += 1;
    return chanceOfAtLeast(challenger, challenger + champion, 0.5) < 0.05;
  });
}

function fairDisagreements(from: number, count: number): readonly boolean[] {
  const random = randomNumbers(from);
  return Array.from({ length: count }, () => random() < 0.5);
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
}
