import type { Learned } from './predicted-count.ts';
import { chanceOfMany } from './predicted-count.ts';

/** What the line decided in one quarter of an hour; `slot` counts quarters since 1970. Slots without decided parts are absent. */
export type SlotCount = { readonly slot: number; readonly decided: number; readonly rejected: number };

/** Limits that a process set itself, from what was counted before `endSlot`. They are frozen. */
export type Baseline = Learned & {
  /** Shares per subgroup, or, where rejects are too rare for that, parts from one reject to the next. */
  readonly kind: 'shares' | 'gaps';
  /** Quarters of an hour in a subgroup of shares. */
  readonly slotsEach: number;
  readonly firstSlot: number;
  readonly endSlot: number;
  /** Subgroups that stood out during learning and were left out of the counts. */
  readonly leftOut: number;
  /** How many times wider than by chance alone subgroups spread (Laney's sigma z). */
  readonly spread: number;
  /** Decided parts of the largest subgroup, and rejects in a working quarter of an hour. */
  readonly largest: number;
  readonly perSlot: number;
};

/** Subgroups from which limits of shares are learned. */
export const SUBGROUPS = 25;
/** Rejects from which limits of gaps are learned, and from which the size of a subgroup is found. */
export const REJECTS = 20;
/** After this many quarters of an hour with parts, limits are learned even from fewer rejects: thirty days round the clock. */
export const MOST_SLOTS = 2_880;
/** A subgroup is long enough when it holds this many rejects on average. */
const REJECTS_EACH = 3;
/** The longest subgroup, in quarters of an hour: longer ones signal too late. */
const LENGTHS = [1, 2, 4, 8] as const;

/**
 * The limits of a process from its first subgroups on, `null` while there are too few. The first twenty rejects decide how large the
 * subgroups are, and whether rejects are too rare for subgroups at all.
 * @param slots from where learning begins, ascending
 * @param nowSlot the current quarter of an hour: its counts are not complete yet
 */
export function baselineOf(slots: readonly SlotCount[], nowSlot: number): Baseline | null {
  const whole = slots.filter(({ slot }) => slot < nowSlot);
  const enough = indexOfReject(whole);
  if (enough === null) return whole.length < MOST_SLOTS ? null : gapsFrom(whole.slice(0, MOST_SLOTS));
  const perSlot = REJECTS / (enough + 1);
  const slotsEach = LENGTHS.find((length) => perSlot * length >= REJECTS_EACH);
  if (slotsEach === undefined) return gapsFrom(whole.slice(0, enough + 1));
  const subgroups = subgroupsOf(whole, slotsEach, nowSlot);
  return subgroups.length < SUBGROUPS ? null : sharesFrom(subgroups.slice(0, SUBGROUPS), slotsEach);
}

/** How many quarters of an hour a subgroup will cover, and how many subgroups there are; `null` while there are too few rejects to tell. */
export function learningOf(slots: readonly SlotCount[], nowSlot: number) {
  const whole = slots.filter(({ slot }) => slot < nowSlot);
  const enough = indexOfReject(whole);
  if (enough === null) return null;
  const slotsEach = LENGTHS.find((length) => (REJECTS / (enough + 1)) * length >= REJECTS_EACH);
  return slotsEach === undefined ? null : { slotsEach, subgroups: subgroupsOf(whole, slotsEach, nowSlot).length };
}

/** Slots grouped by the clock: a subgroup begins where the time since 1970 is a multiple of its length. Unfinished ones are left out. */
export function subgroupsOf(slots: readonly SlotCount[], slotsEach: number, nowSlot: number): readonly SlotCount[] {
  return [...Map.groupBy(slots, ({ slot }) => Math.floor(slot / slotsEach))]
    .map(([group, some]) => ({ slot: group * slotsEach, ...totalOf(some) }))
    .filter(({ slot }) => slot + slotsEach <= nowSlot);
}

export function totalOf(slots: readonly SlotCount[]) {
  return {
    decided: slots.reduce((sum, { decided }) => sum + decided, 0),
    rejected: slots.reduce((sum, { rejected }) => sum + rejected, 0),
  };
}

/** Where the twentieth reject is, if it came in time: later ones must not change limits that were already learned. */
function indexOfReject(slots: readonly SlotCount[]): number | null {
  let rejects = 0;
  const index = slots.slice(0, MOST_SLOTS).findIndex(({ rejected }) => {
    rejects += rejected;
    return rejects >= REJECTS;
  });
  return index === -1 ? null : index;
}

function gapsFrom(slots: readonly SlotCount[]): Baseline {
  const total = totalOf(slots);
  return {
    ...total,
    kind: 'gaps',
    slotsEach: 1,
    subgroups: Math.max(1, total.rejected),
    variation: 0,
    firstSlot: slots[0]?.slot ?? 0,
    endSlot: (slots.at(-1)?.slot ?? 0) + 1,
    leftOut: 0,
    spread: 1,
    largest: Math.max(...slots.map(({ decided }) => decided)),
    perSlot: total.rejected / slots.length,
  };
}

/** A subgroup whose count is less likely than this, judged by the others, does not belong to them; at most a fifth are removed. */
const STANDS_OUT = 0.001;
const LEAST_KEPT = 20;

function sharesFrom(all: readonly SlotCount[], slotsEach: number): Baseline {
  let kept = all;
  while (kept.length > LEAST_KEPT) {
    const odd = oddestOf(kept);
    if (odd.chance > STANDS_OUT) break;
    kept = kept.filter((one) => one !== odd.one);
  }
  const learned = learnedFrom(kept);
  return {
    ...learned,
    kind: 'shares',
    slotsEach,
    firstSlot: all[0]?.slot ?? 0,
    endSlot: (all.at(-1)?.slot ?? 0) + slotsEach,
    leftOut: all.length - kept.length,
    spread: Math.sqrt(Math.max(1, dispersion(kept))),
    largest: Math.max(...kept.map(({ decided }) => decided)),
    perSlot: learned.rejected / (kept.length * slotsEach),
  };
}

/** The subgroup with the most surprising count of rejects, judged by all others: including itself, it would hide behind the spread it causes. */
function oddestOf(subgroups: readonly SlotCount[]) {
  const [oddest] = subgroups
    .map((one) => {
      const others = learnedFrom(subgroups.filter((other) => other !== one));
      return { one, chance: chanceOfMany(others, one.rejected, one.decided) };
    })
    .toSorted((a, b) => a.chance - b.chance);
  return oddest ?? { one: null, chance: 1 };
}

function learnedFrom(subgroups: readonly SlotCount[]): Learned {
  const { decided, rejected } = totalOf(subgroups);
  const share = rejected / decided;
  const beyondChance = dispersion(subgroups) * studentised(subgroups.length - 1) - 1;
  const size = decided / subgroups.length;
  const variation = size > 1 && share > 0 ? Math.max(0, (beyondChance * (1 - share)) / ((size - 1) * share)) : 0;
  return { decided, rejected, subgroups: subgroups.length, variation };
}

/**
 * How many times larger than chance alone the variance of the shares is: Pearson's statistic over its degrees of freedom. Its root is
 * Laney's sigma z (Quality Engineering 14, 2002); he computes it from moving ranges, which estimates the same with fewer degrees of freedom.
 */
function dispersion(subgroups: readonly SlotCount[]): number {
  const { decided, rejected } = totalOf(subgroups);
  const share = rejected / decided;
  if (share === 0 || share === 1) return 1;
  const sum = subgroups.reduce(
    (total, one) => total + (one.rejected - one.decided * share) ** 2 / (one.decided * share * (1 - share)),
    0,
  );
  return sum / (subgroups.length - 1);
}

/** Where limits usually lie, in standard deviations. */
const REACH = 3.3;

/**
 * The factor by which a variance counts as larger because it is itself an estimate: the square of Student's quantile over that of the normal
 * distribution, by Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5).
 */
function studentised(freedom: number): number {
  const first = (REACH ** 2 + 1) / (4 * freedom);
  const second = (5 * REACH ** 4 + 16 * REACH ** 2 + 3) / (96 * freedom ** 2);
  return (1 + first + second) ** 2;
}
