import type { ByWhom, Comparison } from '../../../preload/contract/models/shadow.ts';

/** Parts on which these named a defect class, and what people say about that class. */
export type NamedClass = {
  readonly className: string;
  readonly byChampion: boolean;
  readonly byChallenger: boolean;
  readonly byPeople: 'yes' | 'no' | 'unknown';
  readonly parts: number;
};

/** Who named which class, in the order in which the classes appear. */
export function compareClasses(counts: readonly NamedClass[]): Comparison['classes'] {
  return [...Map.groupBy(counts, ({ className }) => className)].map(([className, some]) => {
    const { neither: _, ...hasNot } = byWhom(some, 'no');
    const { neither: __, ...unknown } = byWhom(some, 'unknown');
    return { className, has: byWhom(some, 'yes'), hasNot, unknown };
  });
}

function byWhom(counts: readonly NamedClass[], people: NamedClass['byPeople']): ByWhom {
  const sum = (champion: boolean, challenger: boolean) =>
    counts.reduce(
      (total, { byChampion, byChallenger, byPeople, parts }) =>
        byPeople === people && byChampion === champion && byChallenger === challenger ? total + parts : total,
      0,
    );
  return {
    both: sum(true, true),
    championOnly: sum(true, false),
    challengerOnly: sum(false, true),
    neither: sum(false, false),
  };
}
