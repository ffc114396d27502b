import type { Fault, Result } from '../../../preload/contract/faults/result.ts';
import type { Timers } from '../../engine-host/timers.ts';
import { type LookDeps, lookAt } from './look.ts';
import { refused } from './refused.ts';
import { troubleIn } from './trouble-in.ts';

const CHECK_EVERY_MS = 6 * 60 * 60_000;
/** A station that has just started has more important work. */
const FIRST_CHECK_AFTER_MS = 60_000;

type Deps = LookDeps & Readonly<{ folder: string; timers: Timers }>;

/** When the source is checked, and the result of the last check. */
export type Checks = Readonly<{
  /** At once, unless something else is being done or updates are off. */
  check: () => Promise<void>;
  fault: () => Fault | null;
  /** The source has changed: the last result no longer counts, and the next check is a first one. */
  startOver: () => void;
}>;

/** Checks a minute after the start and every six hours; never while updates are off. */
export function startChecks(deps: Deps): Checks {
  const { settings, activity, timers, log } = deps;
  let fault: Fault | null = null;
  let callOff = () => {};

  function plan(afterMs: number): void {
    callOff();
    callOff = () => {};
    if (settings.saved().source.kind !== 'off') callOff = timers.after(afterMs, () => void check());
  }

  async function look(): Promise<Result<null>> {
    const { source } = settings.saved();
    const key = settings.key();
    if (source.kind === 'off') return refused({ why: 'off' });
    if (key === null) return refused({ why: 'key-missing' });
    const looked = await lookAt(source, key, deps);
    if (looked.ok) await settings.save({ checkedAt: timers.now() });
    return looked;
  }

  async function check(): Promise<void> {
    const { source } = settings.saved();
    if (activity.current().kind !== 'idle' || source.kind === 'off') return;
    activity.become({ kind: 'checking' });
    const looked = await look().catch(troubleIn(deps.folder));
    fault = looked.ok ? null : looked.fault;
    log('updates.checked', { source: source.kind, ...(looked.ok ? {} : { fault: looked.fault }) });
    activity.become({ kind: 'idle' });
    plan(CHECK_EVERY_MS);
  }

  plan(FIRST_CHECK_AFTER_MS);
  return {
    check,
    fault: () => fault,
    startOver: () => {
      fault = null;
      plan(FIRST_CHECK_AFTER_MS);
    },
  };
}
