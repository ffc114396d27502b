const DAY_MINUTES = 24 * 60;

/** `06:00` for 360 minutes after midnight. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight, or `null` if it is not a time of day. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return total < DAY_MINUTES && Number(minutes) < 60 ? total : null;
}

/** Ascending, each start once. */
export function changeShift(starts: readonly number[], index: number, minutes: number): number[] {
  return tidy(starts.map((start, at) => (at === index ? minutes : start)));
}

/** One more shift, starting in the middle of the longest. */
export function addShift(starts: readonly number[]): number[] {
  const lengths = starts.map((start, index) => {
    const next = starts[index + 1] ?? (starts[0] ?? 0) + DAY_MINUTES;
    return { start, length: next - start };
  });
  const longest = lengths.reduce((a, b) => (b.length > a.length ? b : a), { start: 0, length: 0 });
  return tidy([...starts, Math.round(longest.start + longest.length / 2) % DAY_MINUTES]);
}

function tidy(starts: readonly number[]): number[] {
  return [...new Set(starts)].sort((a, b) => a - b);
}
