import type { UpdateActivity } from '../../../preload/contract/station/updates.ts';
import type { Timers } from '../../engine-host/timers.ts';

const TELL_EVERY_MS = 500;

/** What is being done about updates right now. */
export type Activity = Readonly<{
  current: () => UpdateActivity;
  become: (next: UpdateActivity) => void;
}>;

/** Idle at first. The byte count of a download changes faster than anybody can read: `onChange` is called at a limited rate. */
export function followActivity(timers: Pick<Timers, 'elapsedMs'>, onChange: () => void): Activity {
  let activity: UpdateActivity = { kind: 'idle' };
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return {
    current: () => activity,
    become: (next) => {
      const isMore = isMoreOfTheSame(activity, next);
      activity = next;
      const nowMs = timers.elapsedMs();
      if (isMore && nowMs - toldAtMs < TELL_EVERY_MS) return;
      toldAtMs = nowMs;
      onChange();
    },
  };
}

function isMoreOfTheSame(before: UpdateActivity, next: UpdateActivity): boolean {
  return before.kind === 'fetching' && next.kind === 'fetching' && before.version === next.version;
}
