/** What was thrown, in its own words: most libraries throw errors, and anything may be thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
