import type { TestStation } from './start-station.ts';

/** Puts the only shift change twelve hours away: counts per shift must not restart while a test runs. */
export async function inOneShift(station: TestStation): Promise<void> {
  const now = new Date();
  const farthest = ((now.getHours() + 12) % 24) * 60 + now.getMinutes();
  await station.ask('station.change-settings', { shiftStarts: [farthest] });
}
