import type { TestStation } from './start-station.ts';

/** Puts the only change of shift twelve hours away: what a test counts by shift must not begin anew while it runs. */
export async function inOneShift(station: TestStation): Promise<void> {
  const now = new Date();
  const farthest = ((now.getHours() + 12) % 24) * 60 + now.getMinutes();
  await station.ask('station.change-settings', { shiftStarts: [farthest] });
}
