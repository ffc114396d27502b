/** The result of one part of the tests. */
export type Tally = Readonly<{
  passed: number;
  failed: number;
  skipped: readonly SkippedTest[];
}>;

/** `reason` is null if the name gives it. */
export type SkippedTest = Readonly<{ name: string; reason: string | null }>;

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: [] };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, tally) => ({
      passed: total.passed + tally.passed,
      failed: total.failed + tally.failed,
      skipped: [...total.skipped, ...tally.skipped],
    }),
    NOTHING,
  );
}

/** The skipped tests with their reasons, and as the last line the counts. */
export function report(tally: Tally): string {
  const skipped = tally.skipped.map(({ name, reason }) => `skipped: ${name}${reason === null ? '' : ` (${reason})`}`);
  return [...skipped, `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped`].join('\n');
}
