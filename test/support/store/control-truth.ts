import { baselineOf, type SlotCount } from '../../../main/domain/control/baseline.ts';
import { controlPoints, stateOf } from '../../../main/domain/control/control-points.ts';
import { FALSE_ALARMS, SLOT_MS } from '../../../main/domain/control/risk.ts';
import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';
import { randomNumbers } from '../random.ts';

/** Quarters of an hour in a shift of eight hours. */
const SHIFT = 32;
const MOST_LEARNING = 6000;

export type Process = {
  /** Share of rejects, 0 to 1, parts in a quarter of an hour, and coefficient of variation of the share from one to the next. */
  readonly share: number;
  readonly parts: number;
  readonly variation: number;
};
/** What happens in the examined shift: the share of rejects is multiplied by this. */
type Shift = Process & { readonly times: number };

export type TruthRow = {
  readonly statement: string;
  readonly nominal: number;
  readonly measured: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
};

/** The processes on which the stated share of false alarms is measured. */
export const CONTROL_GRID: readonly Process[] = [0.001, 0.005, 0.01, 0.02, 0.05].flatMap((share) =>
  [20, 50, 100, 500].flatMap((parts) => [0, 0.15, 0.3].map((variation) => ({ share, parts, variation }))),
);

/** The share of shifts in which an unchanged line is called in control. Each run learns its own limits and examines one shift. */
export function inControlRows({
  grid = CONTROL_GRID,
  runs,
  seed,
}: {
  readonly grid?: readonly Process[];
  readonly runs: number;
  readonly seed: number;
}): readonly TruthRow[] {
  return grid.map((process, index) => {
    const quiet = countShifts({ ...process, times: 1 }, runs, seed + index, (state) => state === 'in-control');
    return rowOf(`in control, ${wordsOf(process)}`, 1 - FALSE_ALARMS, quiet, runs);
  });
}

/** The share of shifts in which a line whose rejects are multiplied is called out of control for the worse. */
export function caughtRows({
  grid,
  times,
  runs,
  seed,
}: {
  readonly grid: readonly Process[];
  readonly times: number;
  readonly runs: number;
  readonly seed: number;
}): readonly TruthRow[] {
  return grid.map((process, index) => {
    const caught = countShifts({ ...process, times }, runs, seed + index, (state) => state === 'worse');
    return rowOf(`${times} times the rejects for a shift are seen, ${wordsOf(process)}`, 1, caught, runs);
  });
}

function countShifts(shift: Shift, runs: number, seed: number, is: (state: ReturnType<typeof stateOf>) => boolean) {
  const random = randomNumbers(seed);
  let count = 0;
  for (let run = 0; run < runs; run += 1) if (is(stateOf(oneShift(shift, random)))) count += 1;
  return count;
}

/** Limits from as many quarters of an hour as they need, then some more hours, then the examined shift. */
function oneShift({ times, ...process }: Shift, random: () => number) {
  const slots: SlotCount[] = [];
  let baseline = null;
  while (baseline === null && slots.length < MOST_LEARNING) {
    const goal = Math.max(32, Math.ceil(slots.length * 1.25));
    while (slots.length < goal) slots.push(drawSlot(slots.length, process, random));
    baseline = baselineOf(slots, slots.length);
  }
  if (baseline === null) return [];
  const from = Math.max(slots.length, baseline.endSlot + 96);
  while (slots.length < from) slots.push(drawSlot(slots.length, process, random));
  const changed = { ...process, share: Math.min(1, process.share * times) };
  for (let slot = from; slot < from + SHIFT; slot += 1) slots.push(drawSlot(slot, changed, random));
  const points = controlPoints(baseline, slots, { nowSlot: from + SHIFT, shiftSlots: SHIFT });
  return points.filter(({ endsAt }) => endsAt > from * SLOT_MS && endsAt <= (from + SHIFT) * SLOT_MS);
}

function drawSlot(slot: number, { share, parts, variation }: Process, random: () => number): SlotCount {
  const chance = variation === 0 ? share : Math.min(1, share * drawGamma(1 / variation ** 2, random) * variation ** 2);
  return { slot, decided: parts, rejected: drawBinomial(parts, chance, random) };
}

/** By inversion: as many steps as hits. */
function drawBinomial(n: number, chance: number, random: () => number): number {
  if (chance >= 1) return n;
  const odds = chance / (1 - chance);
  let term = (1 - chance) ** n;
  let left = random();
  let count = 0;
  while (left > term && count < n) {
    left -= term;
    term *= ((n - count) / (count + 1)) * odds;
    count += 1;
  }
  return count;
}

/** Marsaglia and Tsang, ACM Transactions on Mathematical Software 26 (2000); for shapes of 1 and more. */
function drawGamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x ** 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function wordsOf({ share, parts, variation }: Process): string {
  return `${(100 * share).toFixed(1)} % of ${parts} a quarter of an hour, CV ${Math.round(100 * variation)} %`;
}

function rowOf(statement: string, nominal: number, count: number, runs: number): TruthRow {
  const estimate = estimateShare(count, runs);
  return { statement, nominal, measured: count / runs, low: estimate?.low ?? 0, high: estimate?.high ?? 1, runs };
}
