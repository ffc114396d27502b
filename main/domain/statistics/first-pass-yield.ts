/** Share of inspected parts that passed at first inspection, 0 to 1; `null` when none was inspected. */
export function firstPassYield(counts: { readonly inspected: number; readonly passed: number }): number | null {
  // Undetermined parts count as not passed: leaving them out would reward an unsure model.
  return counts.inspected === 0 ? null : counts.passed / counts.inspected;
}
