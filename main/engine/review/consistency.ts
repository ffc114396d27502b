import type { Consistency, ConsistencyFilter, PersonFigures } from '../../../preload/contract/consistency.ts';
import type { PersonId } from '../../../preload/contract/units.ts';
import {
  agreementFigures,
  errorRates,
  type Judgement,
  type JudgementCounts,
  judgementOf,
} from '../../domain/judgement.ts';
import { medianOfBins } from '../../domain/median-of-bins.ts';
import { PACE_BIN_MS, paceCounts, referenceCounts, repeatCounts } from '../store/consistency-counts.ts';
import type { ReadDb } from '../store/handles.ts';
import { people } from '../store/people.ts';

const NONE: JudgementCounts = { goodGood: 0, goodBad: 0, badGood: 0, badBad: 0 };

/** One kind of look at the same part by two people, or by a person and whoever agreed the answer. */
type Tally = { readonly personId: PersonId; readonly otherId: PersonId | null; readonly counts: JudgementCounts };

/** How consistently people answered in a period, from the looks that were repeated or had a known answer. */
export function consistencyOf(db: ReadDb, filter: ConsistencyFilter): Consistency {
  const repeats = repeatCounts(db, filter).map(({ firstPersonId, personId, firstKind, kind, count }): Tally => {
    return { personId, otherId: firstPersonId, counts: countsOf(judgementOf(firstKind), judgementOf(kind), count) };
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
      within: agreementFigures(total(within.filter(isOf))),
      reference: againstReference(total(agreed.filter(isOf))),
    };
  };
  const isKnown = ({ answers, within, reference }: PersonFigures) => answers + within.pairs + reference.pairs > 0;
  return {
    within: agreementFigures(total(within)),
    between: agreementFigures(total(between)),
    reference: againstReference(total(agreed)),
    people: everybody.flatMap(({ id, name, isActive }) => {
      const figures = figuresOf(id, name);
      return isActive || isKnown(figures) ? [figures] : [];
    }),
    pairs: pairsOf(between, new Map(everybody.map(({ id, name }) => [id, name]))),
  };
}

function againstReference(counts: JudgementCounts) {
  return { ...agreementFigures(counts), ...errorRates(counts) };
}

/** Every two people who saw the same parts. Who looked first does not matter to how far they agree. */
function pairsOf(between: readonly Tally[], names: ReadonlyMap<PersonId, string>): Consistency['pairs'] {
  const pairs = Map.groupBy(between, ({ personId, otherId }) => [personId, otherId].toSorted(ascending).join(' '));
  return [...pairs.values()].map((tallies) => {
    const ids = [tallies[0]?.personId, tallies[0]?.otherId].toSorted(ascending);
    const [one, other] = ids.map((id) => names.get(id as PersonId) ?? '');
    const counts = total(tallies.map(({ personId, counts }) => (personId === ids[0] ? turned(counts) : counts)));
    return { names: [one ?? '', other ?? ''], ...agreementFigures(counts) };
  });
}

function ascending(a: number | null | undefined, b: number | null | undefined): number {
  return (a ?? 0) - (b ?? 0);
}

function turned(counts: JudgementCounts): JudgementCounts {
  return { ...counts, goodBad: counts.badGood, badGood: counts.goodBad };
}

/** An answer that does not say what the part is compares with nothing. */
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
