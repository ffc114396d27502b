/** The message of whatever was thrown: most libraries throw errors, but anything may be thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
