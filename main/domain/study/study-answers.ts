/** What one person answered, by round, then by part; true: bad. */
export type PersonAnswers = readonly (readonly boolean[])[];

/** A crossed trial: every person looked at every part in every round. Parts are always in the same order. */
export type StudyAnswers = Readonly<{
  /** The right answer for each part; true: bad. */
  references: readonly boolean[];
  people: readonly PersonAnswers[];
}>;

/** All answers of one person about one part. */
export function saidOf(person: PersonAnswers, part: number): readonly boolean[] {
  return person.map((round) => {
    const said = round[part];
    if (said === undefined) throw new Error(`A round of the study has no answer to part ${part}`);
    return said;
  });
}
