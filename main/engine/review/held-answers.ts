import type { WriteDb } from '../store/handles.ts';
import { dropHeld, type HeldAnswer, heldAnswers, tellDisposition } from '../store/line/line-told.ts';

export type HeldAnswers = {
  /** An answer may have been given or undone. */
  readonly poke: () => void;
  /** Tells the line everything that is held back: nobody can undo anything any more. */
  readonly stop: () => void;
};

export type HeldAnswersDeps = {
  readonly db: WriteDb;
  readonly wallClock: () => number;
  /** Milliseconds that only increase. */
  readonly steadyClock: () => number;
  /** There is something to tell the line. */
  readonly onTold: () => void;
  readonly onError: (error: unknown) => void;
};

const AGAIN_AFTER_MS = 1_000;

/**
 * Sends answers to the line once the time is over in which they can be undone unheard. Until then they are in the store:
 * whatever ends the engine, the next one sends them. The wait has its full length, however the wall
 * clock is set; that one only says how much of it was left when the engine started.
 */
export function startHeldAnswers({ db, wallClock, steadyClock, onTold, onError }: HeldAnswersDeps): HeldAnswers {
  const goesAt = new Map<number, number>();
  let timer: NodeJS.Timeout | null = null;

  const waitOf = (held: HeldAnswer): number => {
    const known = goesAt.get(held.dispositionId);
    const at = known ?? steadyClock() + Math.min(held.forMs, Math.max(0, held.heldAt + held.forMs - wallClock()));
    goesAt.set(held.dispositionId, at);
    return at - steadyClock();
  };

  const look = (isLast: boolean): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    try {
      const held = heldAnswers(db).map((one) => ({ one, waitMs: isLast ? 0 : waitOf(one) }));
      const due = held.filter(({ waitMs }) => waitMs <= 0).map(({ one }) => one);
      if (due.length > 0) letGo(db, due, wallClock());
      const left = held.filter(({ waitMs }) => waitMs > 0);
      const ids = new Set<number>(left.map(({ one }) => one.dispositionId));
      for (const id of goesAt.keys()) if (!ids.has(id)) goesAt.delete(id);
      if (left.length > 0) timer = setTimeout(() => look(false), Math.min(...left.map(({ waitMs }) => waitMs)));
      if (due.length > 0) onTold();
    } catch (error) {
      onError(error);
      // A disk that is full right now must not keep the line waiting forever.
      if (!isLast) timer = setTimeout(() => look(false), AGAIN_AFTER_MS);
    }
  };

  look(false);
  return {
    poke: () => look(false),
    stop: () => {
      look(true);
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Queues held-back answers for the line, oldest first. */
export function letGo(db: WriteDb, held: readonly HeldAnswer[], now: number): void {
  db.transaction(() => {
    for (const { shotId, dispositionId } of held) {
      dropHeld(db, shotId);
      tellDisposition(db, shotId, dispositionId, now);
    }
  });
}
