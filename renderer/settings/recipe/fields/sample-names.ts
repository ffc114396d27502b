const MOST_SAMPLES = 3;
const MOST_NAMES = 50;

/** Some names to try a pattern on: of this line if it has seen any, else made up in the usual form. */
export function sampleNames(seen: readonly string[]): string[] {
  const samples = [...new Set(seen)].slice(0, MOST_SAMPLES);
  return samples.length > 0 ? samples : ['L0421_A1003.png', 'A1004.jpg'];
}

/** One name per line; what the engine takes at a time and no more. */
export function namesOf(typed: string): string[] {
  const names = typed.split('\n').map((name) => name.trim());
  return names.filter((name) => name !== '').slice(0, MOST_NAMES);
}
