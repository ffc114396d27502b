import type { Timers } from '../../../main/engine-host/timers.ts';

type Alarm = { readonly at: number; readonly task: () => void };

/** A clock that stands still until a test moves it on. */
export function manualTimers(startsAt = 1_760_000_000_000) {
  let now = startsAt;
  const alarms = new Set<Alarm>();
  const timers: Timers = {
    now: () => now,
    elapsedMs: () => now - startsAt,
    after(ms, task) {
      const alarm = { at: now + ms, task };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
  };

  /** Moves the clock on, ringing every alarm at its own time, those set meanwhile included. */
  function advance(ms: number): void {
    const until = now + ms;
    for (;;) {
      const next = [...alarms].filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      alarms.delete(next);
      now = next.at;
      next.task();
    }
    now = until;
  }

  return { ...timers, advance };
}
