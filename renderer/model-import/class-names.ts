/** One class per line or, on a single line, separated by commas; spaces and quotes around a name are removed. */
export function classNamesOf(typed: string): string[] {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const names = lines.length === 1 ? (lines[0] ?? '').split(',') : lines;
  return names
    .map((name) =>
      name
        .trim()
        .replace(/^['"]|['"]$/g, '')
        .trim(),
    )
    .filter((name) => name !== '');
}
