import { readFileSync } from 'node:fs';
import os from 'node:os';
import { type Clock, type Steady, steadyMs, systemClock, type WallClock } from './clock.ts';
import type { WriteDb } from './store/handles.ts';
import { type KeptClock, keepClock, keptClock, noteClockJump } from './store/station/kept-clock.ts';

/** The computer's sources of time. All but `wall` run by themselves and cannot be set. */
export type TimeSource = {
  readonly wall: WallClock;
  /** Milliseconds since some moment of this process; may stand still while the computer sleeps. */
  readonly monotonicMs: () => number;
  /** Milliseconds since the computer was started, sleep included. */
  readonly uptimeMs: () => number;
  /** Different after every start of the computer; `null` if the system has none. */
  readonly bootId: string | null;
};

/** A jump of the computer's clock: forward if positive. */
export type ClockJump = { readonly byMs: number };

const LOOK_EVERY_MS = 1_000;
/** Written at least this often: after a power cut the stored time is at most this old. */
const KEPT_EVERY_MS = 60_000;
/** Clocks set over a network run fast or slow by less than a thousandth; anything more means that the clock was set. */
const JUMP_FROM_MS = 2_000;
/** A station that was off for longer, by a clock that may be wrong, counts as off for this long. */
const LONGEST_OFF_MS = 400 * 24 * 3_600_000;

export type SteadyClock = Clock & { readonly stop: () => void };

/**
 * The station's clock: continues the steady time from the store, and tells when the computer's clock was set. If it cannot be
 * written, as on a full disk, it tells `onError`; the clock goes on.
 */
export function startSteadyClock(
  db: WriteDb,
  source: TimeSource,
  { onJump, onError }: { readonly onJump: (jump: ClockJump) => void; readonly onError: (error: unknown) => void },
): SteadyClock {
  const kept = keptClock(db);
  const began = kept === null ? { steadyMs: source.wall.now(), jumpMs: 0 } : carriedOn(kept, source);
  let base = began.steadyMs - source.monotonicMs();
  const steady = (): Steady => steadyMs(Math.round(base + source.monotonicMs()));
  const keep = () => {
    keepClock(db, {
      steadyMs: steady(),
      wallMs: source.wall.now(),
      uptimeMs: source.uptimeMs(),
      bootId: source.bootId,
    });
    keptAt = steady();
  };

  let seen = { steady: steady(), wall: source.wall.now(), asleepMs: source.uptimeMs() - source.monotonicMs() };
  let keptAt = seen.steady;
  const attempt = attempting(onError);
  const jumped = (jump: ClockJump) => {
    attempt(() => {
      keep();
      noteClockJump(db);
    });
    onJump(jump);
  };
  const look = () =>
    attempt(() => {
      const asleepMs = source.uptimeMs() - source.monotonicMs();
      // A computer's own counter may stand still while it sleeps; the line did not.
      if (asleepMs - seen.asleepMs > JUMP_FROM_MS) base += asleepMs - seen.asleepMs;
      const now = { steady: steady(), wall: source.wall.now(), asleepMs };
      const byMs = now.wall - seen.wall - (now.steady - seen.steady);
      seen = now;
      if (Math.abs(byMs) >= JUMP_FROM_MS) {
        jumped({ byMs });
      } else if (now.steady - keptAt >= KEPT_EVERY_MS) keep();
    });
  attempt(keep);
  if (Math.abs(began.jumpMs) >= JUMP_FROM_MS) jumped({ byMs: began.jumpMs });
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    now: source.wall.now,
    steady,
    moment: () => ({ at: source.wall.now(), steady: steady() }),
    stop: () => {
      clearInterval(timer);
      attempt(keep);
    },
  };
}

/** Does something that may fail, and reports the failure. */
function attempting(onError: (error: unknown) => void): (work: () => void) => void {
  return (work) => {
    try {
      work();
    } catch (error) {
      onError(error);
    }
  };
}

/**
 * How far the steady time went while nothing ran. Within one start of the computer its own counter knows. Across a restart
 * only the clock can tell, and is believed within bounds: at least as long as the computer has been up since.
 */
function carriedOn(kept: KeptClock, source: TimeSource): { readonly steadyMs: number; readonly jumpMs: number } {
  const up = source.uptimeMs();
  const byWall = source.wall.now() - kept.wallMs;
  const isSameStart =
    up >= kept.uptimeMs && (kept.bootId === null || source.bootId === null || kept.bootId === source.bootId);
  const off = isSameStart ? up - kept.uptimeMs : byWall >= up && byWall <= LONGEST_OFF_MS ? byWall : up;
  return { steadyMs: kept.steadyMs + off, jumpMs: byWall - off };
}

/** The time of this computer, or of a test where it says otherwise. */
export function timeSource(wall: WallClock & { readonly monotonicMs?: () => number } = systemClock): TimeSource {
  const { monotonicMs } = wall;
  if (monotonicMs !== undefined) return { wall, monotonicMs, uptimeMs: monotonicMs, bootId: null };
  return { wall, monotonicMs: () => performance.now(), uptimeMs: () => os.uptime() * 1000, bootId: bootId() };
}

function bootId(): string | null {
  if (process.platform !== 'linux') return null;
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null; // a system without it is asked for its time since the start alone
  }
}
