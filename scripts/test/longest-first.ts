import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The kinds of tests by how long a file of theirs takes. */
const LONGEST_FIRST = ['e2e', 'integration', 'unit'];

/** Starts the long files first: short ones at the end keep every core busy, while a long one would use only one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification) => LONGEST_FIRST.indexOf(project.name);
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
