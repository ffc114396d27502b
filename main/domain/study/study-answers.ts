/** What one person said: by round, then by part; true: bad. */
export type PersonAnswers = readonly (readonly boolean[])[];

/** A crossed trial: every person looked at every part in every round. Parts stand in the same order everywhere. */
export type StudyAnswers = Readonly<{
  /** What each part is; true: bad. */
  references: readonly boolean[];
  people: readonly PersonAnswers[];
}>;

/** Everything that one person said of one part. */
export function saidOf(person: PersonAnswers, part: number): readonly boolean[] {
  return person.map((round) => {
    const said = round[part];
    if (said === undefined) throw new Error(`A round of the study has no answer to part ${part}`);
    return said;
  });
}
