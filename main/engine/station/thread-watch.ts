import type { Instant } from '../../../preload/contract/values/units.ts';
import type { WriteDb } from '../store/handles.ts';

/** Anything that holds the engine's thread for longer keeps parts, answers and the line's messages waiting. */
const HELD_TOO_LONG_MS = 50;
/** The same work is recorded once in this time, with how often it happened. */
const AGAIN_AFTER_MS = 60_000;
/** How long the longest is reported. */
const TOLD_FOR_MS = 60 * 60_000;
const MAX_REMEMBERED = 200;

/** What held the thread, for how long, and how much of that was processor time rather than waiting for disk or other processes. */
export type Held = { readonly what: string; readonly ms: number; readonly at: Instant };

export type ThreadWatch = {
  /** Does `work`, and names it if it holds the thread for too long. What an asynchronous one does after its first wait is not seen. */
  readonly during: <T>(what: string, work: () => T) => T;
  /** A delay of the event loop measured from outside, for causes that nothing above has named. */
  readonly delayed: (ms: number) => void;
  /** The longest of the last hour; `null` if nothing was too long. */
  readonly longest: () => Held | null;
};

export type ThreadWatchDeps = {
  readonly now: () => Instant;
  readonly onHeld: (held: Held & { readonly cpuMs: number; readonly times: number }) => void;
  readonly clockMs?: () => number;
};

/** Watches what holds the engine's thread, and reports everything that is too long. */
export function watchThread({ now, onHeld, clockMs = () => performance.now() }: ThreadWatchDeps): ThreadWatch {
  const told = new Map<string, { atMs: number; times: number }>();
  let kept: { readonly held: Held; readonly atMs: number }[] = [];
  let depth = 0;
  /** The longest named since the event loop was last checked: its delay needs no other explanation. */
  let namedMs = 0;

  function note(what: string, ms: number, cpuMs: number): void {
    const atMs = clockMs();
    const held = { what, ms, at: now() };
    kept = [...kept.filter((each) => atMs - each.atMs < TOLD_FOR_MS && each.held.ms > ms), { held, atMs }];
    const before = told.get(what);
    const times = (before?.times ?? 0) + 1;
    if (before !== undefined && atMs - before.atMs < AGAIN_AFTER_MS) {
      before.times = times;
      return;
    }
    if (told.size >= MAX_REMEMBERED) told.clear();
    told.set(what, { atMs, times: 0 });
    onHeld({ ...held, cpuMs, times });
  }

  return {
    during: (what, work) => {
      // Already named, by its purpose.
      if (depth > 0) return work();
      depth += 1;
      const startedMs = clockMs();
      const cpu = process.threadCpuUsage();
      try {
        return work();
      } finally {
        depth -= 1;
        const ms = clockMs() - startedMs;
        if (ms > HELD_TOO_LONG_MS) {
          const { user, system } = process.threadCpuUsage(cpu);
          namedMs = Math.max(namedMs, ms);
          note(inOneLine(what), ms, (user + system) / 1000);
        }
      }
    },
    delayed: (ms) => {
      const isNamed = ms <= namedMs * 1.1 + 5;
      namedMs = 0;
      if (ms > HELD_TOO_LONG_MS && !isNamed) note('unnamed', ms, Number.NaN);
    },
    longest: () => {
      const atMs = clockMs();
      return kept.find((each) => atMs - each.atMs < TOLD_FOR_MS)?.held ?? null;
    },
  };
}

const LONGEST_NAME = 120;

/** A statement is named by its beginning. */
function inOneLine(what: string): string {
  return what.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
}

/** The same handle, whose transactions are named by their purpose. */
export function namedWrites(db: WriteDb, what: string, { during }: Pick<ThreadWatch, 'during'>): WriteDb {
  return { ...db, transaction: (work) => during(what, () => db.transaction(work)) };
}
