import {
  type ByCondition,
  type Consistency,
  type ConsistencyFilter,
  type LookCondition,
  lookConditionSchema,
  type PersonFigures,
} from '../../../preload/contract/people/consistency.ts';
import type { PersonId } from '../../../preload/contract/values/units.ts';
import type { JudgementCounts } from '../../domain/review/agreement-measures.ts';
import { agreementFigures, errorRates, type Judgement, judgementOf } from '../../domain/review/judgement.ts';
import { medianOfBins } from '../../domain/statistics/median-of-bins.ts';
import type { ReadDb } from '../store/handles.ts';
import { people } from '../store/set-up/people.ts';
import {
  PACE_BIN_MS,
  paceCounts,
  type RepeatCount,
  referenceCounts,
  repeatCounts,
} from '../store/teaching/consistency-counts.ts';

const NONE: JudgementCounts = { goodGood: 0, goodBad: 0, badGood: 0, badBad: 0 };

/** One kind of look at the same part by two people, or by a person and whoever agreed the answer. */
type Tally = { readonly personId: PersonId; readonly otherId: PersonId | null; readonly counts: JudgementCounts };
type Repeat = Tally & { readonly condition: LookCondition };

/** How consistently people answered in a period, from looks that were repeated or had a known answer. */
export function consistencyOf(db: ReadDb, filter: ConsistencyFilter): Consistency {
  const repeats = repeatCounts(db, filter).map((row): Repeat => {
    const counts = countsOf(judgementOf(row.firstKind), judgementOf(row.kind), row.count);
    return { personId: row.personId, otherId: row.firstPersonId, counts, condition: conditionOf(row) };
  });
  const agreed = referenceCounts(db, filter).map(({ personId, isBad, kind, count }): Tally => {
    return { personId, otherId: null, counts: countsOf(isBad ? 'bad' : 'good', judgementOf(kind), count) };
  });
  const within = repeats.filter(({ personId, otherId }) => personId === otherId);
  const between = repeats.filter(({ personId, otherId }) => personId !== otherId);
  const paces = paceCounts(db, filter);
  const everybody = people(db);

  const figuresOf = (id: PersonId, name: string): PersonFigures => {
    const bins = paces.filter(({ personId }) => personId === id);
    const isOf = ({ personId }: Tally) => personId === id;
    return {
      personId: id,
      name,
      answers: bins.reduce((sum, { count }) => sum + count, 0),
      medianMs: medianOfBins(bins, PACE_BIN_MS),
      within: byCondition(within.filter(isOf)),
      reference: againstReference(total(agreed.filter(isOf))),
    };
  };
  const isKnown = ({ answers, within, reference }: PersonFigures) => answers + within.length + reference.pairs > 0;
  return {
    within: byCondition(within),
    between: byCondition(between),
    reference: againstReference(total(agreed)),
    people: everybody.flatMap(({ id, name, isActive }) => {
      const figures = figuresOf(id, name);
      return isActive || isKnown(figures) ? [figures] : [];
    }),
    pairs: pairsOf(between, new Map(everybody.map(({ id, name }) => [id, name]))),
  };
}

function conditionOf({ isFirstAided, isAided }: Pick<RepeatCount, 'isFirstAided' | 'isAided'>): LookCondition {
  if (isFirstAided && isAided) return 'aided-aided';
  return isFirstAided || isAided ? 'aided-blind' : 'blind-blind';
}

/** Looks with and without the model's opinion are never counted together: their difference would be the model's doing. */
function byCondition(repeats: readonly Repeat[]): ByCondition {
  return lookConditionSchema.options.flatMap((condition) => {
    const figures = agreementFigures(total(repeats.filter((repeat) => repeat.condition === condition)));
    return figures.pairs === 0 ? [] : [{ condition, ...figures }];
  });
}

function againstReference(counts: JudgementCounts) {
  return { ...agreementFigures(counts), ...errorRates(counts) };
}

/** Every two people who saw the same parts. Who looked first does not matter for their agreement. */
function pairsOf(between: readonly Repeat[], names: ReadonlyMap<PersonId, string>): Consistency['pairs'] {
  const pairs = Map.groupBy(between, ({ personId, otherId }) => [personId, otherId].toSorted(ascending).join(' '));
  return [...pairs.values()].map((repeats) => {
    const ids = [repeats[0]?.personId, repeats[0]?.otherId].toSorted(ascending);
    const [one, other] = ids.map((id) => names.get(id as PersonId) ?? '');
    const inOrder = repeats.map((repeat) =>
      repeat.personId === ids[0] ? { ...repeat, counts: turned(repeat.counts) } : repeat,
    );
    return { names: [one ?? '', other ?? ''], figures: byCondition(inOrder) };
  });
}

function ascending(a: number | null | undefined, b: number | null | undefined): number {
  return (a ?? 0) - (b ?? 0);
}

function turned(counts: JudgementCounts): JudgementCounts {
  return { ...counts, goodBad: counts.badGood, badGood: counts.goodBad };
}

/** An answer that does not say whether the part is good or bad cannot be compared. */
function countsOf(first: Judgement | null, second: Judgement | null, count: number): JudgementCounts {
  if (first === null || second === null) return NONE;
  if (first === 'good') return second === 'good' ? { ...NONE, goodGood: count } : { ...NONE, goodBad: count };
  return second === 'good' ? { ...NONE, badGood: count } : { ...NONE, badBad: count };
}

function total(tallies: readonly (Tally | JudgementCounts)[]): JudgementCounts {
  return tallies
    .map((tally) => ('counts' in tally ? tally.counts : tally))
    .reduce(
      (sum, each) => ({
        goodGood: sum.goodGood + each.goodGood,
        goodBad: sum.goodBad + each.goodBad,
        badGood: sum.badGood + each.badGood,
        badBad: sum.badBad + each.badBad,
      }),
      NONE,
    );
}
