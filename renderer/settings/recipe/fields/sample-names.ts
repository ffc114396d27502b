const MOST_SAMPLES = 3;
const MOST_NAMES = 50;

/** Some names to try a pattern on: from this line if it has seen any, otherwise made up in the usual form. */
export function sampleNames(seen: readonly string[]): string[] {
  const samples = [...new Set(seen)].slice(0, MOST_SAMPLES);
  return samples.length > 0 ? samples : ['L0421_A1003.png', 'A1004.jpg'];
}

/** One name per line; no more than the engine accepts at a time. */
export function namesOf(typed: string): string[] {
  const names = typed.split('\n').map((name) => name.trim());
  return names.filter((name) => name !== '').slice(0, MOST_NAMES);
}
